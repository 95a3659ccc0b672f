import { demandsOf, limits, recruitingOf, recruits, rejectionsOf } from '../demands.ts'
import { matchesOf, type Phrase } from '../reading.ts'
import { actionUnless, findingAt, type Rule } from './rule.ts'

const kind =
  '(?:性|士|生|孩子|孩|工人|工|员工|职工|职员|员|青年|青工|普工|技工|车工|辅工|缝纫工|平车工|搬运工|装卸工|学徒|熟手|师傅|同志|人|的|子)?'
/** Garments, rooms and other things that only carry the word. */
const thing =
  '(?:装(?!卸|配|箱|货|潢|修|订|袋|运|车(?!间|工|位|缝|线))|款|式|裤|衬|鞋|袜|包(?!装|缝|边|扣)|裙|童|厕|宿|寝|浴|澡|卫|洗(?!水|涤|烫)|更衣|休息|上衣|西|t恤|内(?!勤)|外套|服(?!务)|睡|羽|毛|牛仔|大衣|夹|风衣|帽|表|用|方|友|朋|码|版|背心|马甲|皮(?!革)|泳|家居|职业装|团体|班服)'
const notThing = `(?!(?:男|女)(?:性|士|生|式|款|人|孩|工|员工|职工|青年)?(?:的)?${thing})`
const notBoth = '(?<![男女][、/和及与或]?)(?!男[、/和及与或]?女|女[、/和及与或]?男)'
const oneSex = (sex: '男' | '女') =>
  `(?:${notBoth}${notThing}${sex}${kind}|${sex === '男' ? '小伙子?|帅哥|大叔|宝爸|先生' : '妇女|姑娘|妹子|大姐|小姐姐|美女|宝妈|阿姨'})`
const eitherSex = `(?:${oneSex('男')}|${oneSex('女')})`
/** A clause that is only a sex (女，会平车), unless the other one stands beside it (女5名、男3名). */
const alone = (sex: '男' | '女', other: '男' | '女') =>
  `(?<=^|[,。;!?\\n:(])(?<!${other}[^。!?\\n]{0,16}[,、;/和及])(?:限|要求|条件|需)?${notBoth}${notThing}${sex}(?:性|士|生|工|[\\u4e00-\\u9fff]{0,3}(?:工|员|师傅))?(?=$|[,。;!?\\n)]|\\d|[一二三四五六七八九十两几]{1,3}[名个位人]|[一二三四五六]十)(?![^。!?\\n]{0,16}[,、;/和及]${other}(?!性?[士生工]?(?:的|者)?(?:勿|谢|不|免|除|请)))`

const years = '岁(?:及?以[下上内]|左右|之间|之内)?(?:的)?'

const married =
  '(?:已婚已育|未婚未育|已婚未育|未婚已育|已婚|未婚|已育|未育|单身|离异)(?:的)?(?:人士|人员|女性|女士|女孩|男性|男士|青年|女|男)?'
const expecting =
  '(?:孕妇|孕产妇|产妇|怀孕|怀孩子|怀小孩|备孕|孕期|哺乳期|怀孕期)(?:的)?(?:妇女|女性|女工|女职工|女员工|人员)?'
const leave =
  /◆(?:[^,]{0,8}(?:请假|休假)|假|时间|期间|待遇|福利|当天|当日|可(?:请|休)|带薪|计薪|计入|算|视为|视同|不扣|按|休|费用?报)|带薪◆|陪◆|请◆|(?:享受|享有)[^◆]*◆/
const wearers = /◆(?:也|都|照样|一样)|适[合用]|面向|定位|主打|针对|客|穿|款|品牌|消费|男.*◆|◆.*男|女.*◆.*男/
const gift = /^(?!.*(?:入职|上岗|录用|须|需|报告|证明|前)).*免费◆/

const phrases: readonly Phrase[] = [
  ...demandsOf(eitherSex),
  recruitingOf(oneSex('男'), /女/),
  recruitingOf(oneSex('女'), /男/),
  { find: new RegExp(alone('男', '女'), 'g'), unless: /女/ },
  { find: new RegExp(alone('女', '男'), 'g'), unless: /男/ },
  {
    find: new RegExp(
      `(?:性别|招聘对象|招工对象|对象|人群)(?:要求|限制|限定|限)?[:为是]?(?:限|仅限|只限)?${notBoth}(?:(?:男|女)性?|妇女)`,
      'g',
    ),
  },
  { find: /已婚已育|未婚未育|已婚未育/g, bare: true },
  { find: /(?<=^|[,。;!?\n:(、])(?:未婚|已婚|单身|未育|已育)(?=$|[,。;!?\n)])/g },
  { find: new RegExp(`(?:最好|尽量|更想|倾向于?|偏向)(?:是|招|要|为|找)?${eitherSex}`, 'g') },
  { find: new RegExp(`(?<=${years})${oneSex('男')}`, 'g'), unless: wearers },
  { find: new RegExp(`(?<=${years})${oneSex('女')}`, 'g'), unless: wearers },
  {
    find: /(?:无|没有)(?:近期|短期|短期内)?(?:结婚|生育|怀孕|备孕|婚育|二胎)(?:计划|打算|安排)/g,
    firm: true,
  },
  {
    find: new RegExp(
      `${limits}(?:[\\u4e00-\\u9fff]{1,3}族|本地|外地|本县|本省|[\\u4e00-\\u9fff]{2}籍)的?${eitherSex}`,
      'g',
    ),
  },
  {
    find: new RegExp(
      `(?:招聘|招收|急招|诚招|招|诚聘|聘)[\\u4e00-\\u9fff]{1,4}?${notBoth}${notThing}(?:男|女)[\\u4e00-\\u9fff]{0,3}(?:工|员|师|主播|司机|学徒|助理|主管|青年)`,
      'g',
    ),
    unless: /男.*◆|◆.*男|女.*◆.*男/,
  },
  { find: /[男女]性(?:专属|专用)?岗(?!前|亭|哨)位?/g },
  ...demandsOf(married),
  { find: new RegExp(`(?:${limits}|${recruits})${married}`, 'g') },
  { find: /孕检|早孕检[查测]|妊娠(?:检[查测]|试验)|验孕|查孕|怀孕检[查测]/g, unless: leave },
  ...rejectionsOf(expecting),
  {
    find: /(?:不|未)(?:得|能|准|许|可以?|允许|要|打算|计划|准备)?(?:再)?(?:结婚|怀孕|生育|生孩子|生小孩|要孩子|要小孩|生二胎|生二孩|备孕)/g,
    firm: true,
    unless: /◆(?:的|者)?(?:均可|也可|都可|不限|妇女卡)/,
  },
  {
    find: /怀孕(?:后|即|的|者|了)?(?:自动|主动|一律|自行|须|需|必须|应|就|立即)?(?:离职|辞退|辞职|解除|走人|开除|劝退)/g,
  },
]

const basis = '就业促进法第27条；妇女权益保障法第43条'

/** Sex, marriage and childbirth as a condition. */
export const sex: Rule = ({ post, readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases)
      .filter((match) => match.stop !== '?' && !gift.test(`${match.before}◆`))
      .map((match) =>
        findingAt(reading, match, {
          rule: 'sex',
          action: actionUnless(post, 'sex', 'womens_protected_work'),
          basis,
          message: '不得以性别、婚姻、生育状况作为录用条件；女职工禁忌岗位请从例外清单中选择。',
        }),
      ),
  )
