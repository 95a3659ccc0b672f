import { number } from '../numerals.ts'
import { type Match, matchesOf, meansIt, type Phrase, type Reading } from '../reading.ts'
import { findingAt, type Rule } from './rule.ts'

const kinds =
  '(?:入职|上岗|进厂|住宿|宿舍|工作服|工服|工装|服装|工具|饭卡|工卡|工牌|钥匙|设备|岗位|工作|生活|床位|被褥|水电|质量|安全|诚信|履约|就业|培训|离职|合同)?(?:用品)?'
const deposit = `${kinds}(?:抵押金|(?<!抵)押金(?!融)|(?<!工资)保证金(?![属融额牌色银品丝线粉箔边片链]|扣(?=[、子眼件]|拉链))|风险金(?!融)|担保金(?!融)|抵押款|保密费|风险抵押)`
const charge =
  '(?:服装费|工装费|工服费|工作服费|服装款|工装款|体检费|培训费|岗前费|报名费|中介费|介绍费|建档费|资料费|会员费|入职费|办证费|手续费|信息费|推荐费|安置费|登记费|工牌费|工卡费|办卡费|面试费|材料费|管理费|档案费|保险费(?=自理|自付|自费|自己)|工具费|押品费|考证费|教材费|好处费|服务费|押钱|体检钱|服装钱|工服钱|工装钱|培训钱)(?![时力心工料])用?'
const noun = `(?:${deposit}|${charge})`
const things = '(?:体检|健康证|厂服|工衣|厂牌|劳保用品|工装|工服|工作服|服装|培训|岗前培训|考证|办证|教材|工具)'
const ownPocket =
  '(?:[用都均需要须也全部一律先]*(?:由|要)?(?:自理|自费|自付|自掏|自行(?:承担|支付|负责|缴纳|购买|解决)|(?:个人|本人|员工|自己|求职者|应聘者|新人|学员|劳动者)(?:先|自行|全部|全额)?(?:承担|支付|负责|负担|出|掏|缴|交|付|垫付|购买|买单)))'
const lawfulCost = /社会?保险?|五险|个人所得|个税|公积金|会费◆|公司[^,]{0,6}◆|厂里[^,]{0,6}◆/
const money =
  '(?:[:为是约]?(?:人民币|每人|共|各|押)?[¥￥]?(?:\\d[\\d,.]*|[一二三四五六七八九两几][十百千万一二三四五六七八九]*)(?:元|块|圆|万|千|百|大洋|rmb|$|(?=[,。;!?\\n)])))'
const collects = '(?:收取|收|交纳|缴纳|上交|交|缴|付|扣除|扣下|扣|预交|预付|支付|扣留|垫付)'

/** Board, lodging, light, water and the way to work are the worker's own, and lawful. */
const living =
  '伙食|餐|饭|就餐|生活|住宿|宿舍|床位|房租|房|水|电|水电|气|网|宽带|车|路|交通|话|快递|托管|托育|保育|幼儿|医药|医疗|停车|通勤|取暖|空调|卫生|物业|清洁|党|会|免|加班|计|自|公|消|浪|经|保险'
const anyFee = `[\\u4e00-\\u9fff]{1,4}?(?<!${living})费(?!用工|时|力|心|工)用?`

/** What an employer may take out of the wage: the worker's own share of insurance and tax, board and lodging. */
const own = `(?:${living}|社保|五险|个税|个人所得税|公积金|个人部分)`
const withheldLawfully = new RegExp(`${lawfulCost.source}|个人(?:部分|缴纳)|${own}◆|代[扣缴]`)

/** A bare noun can be one of a list that is denied as a whole; with its own verb or sum it stands for itself. */
const phrases: readonly Phrase[] = [
  { find: new RegExp(noun, 'g'), bare: true },
  { find: new RegExp(`${noun}(?:${ownPocket}|${money})`, 'g') },
  { find: new RegExp(`${things}(?:费用?|的?费用)?${ownPocket}`, 'g') },
  {
    find: new RegExp(
      `${things}(?:期间|要|需要?|另|也|是|都|统一|一律)*(?:收费|付费|交钱|收钱|要钱|扣钱|扣款|扣费)`,
      'g',
    ),
  },
  {
    find: /(?:需要?|要|须|必须|得|先|自行|自费|自己|统一|员工)+(?:出钱|花钱|付钱|掏钱)?(?:购买|买|订购|缴费领取)(?:一套|两套|指定|统一)?的?(?:工装|工作服|工服|厂服|工衣|工具|教材)/g,
  },
  {
    find: new RegExp(
      `(?:需要?|须|必须|先|应|得|学徒)?${collects}(?:一定|部分|少量|相应)?的?(?:学费|定金|订金|诚意金|培训款|入场费|占位费|定位费|服装押款)`,
      'g',
    ),
    unless: /子女|孩子|补助|助学/,
  },
  { find: new RegExp(`${anyFee}${ownPocket}`, 'g'), unless: lawfulCost },
  {
    find: new RegExp(
      `(?:收取|缴纳|交纳|需交|要交|须交|先交|需缴|要缴|先缴|另收|加收)(?:一定|部分|少量|相应)?的?${anyFee}`,
      'g',
    ),
    unless: lawfulCost,
  },
  {
    find: /(?:自己|个人|自)(?:掏|出|花)(?:钱|腰包)(?:体检|买|做|办|培训|学)|(?:交|缴|付|拿|掏)\d{2,5}(?:元|块)(?:钱)?(?:出来)?(?:去|来)?(?:办|买|作|当|做|领)|自费(?:体检|培训|办理?|考证|购买?(?:工|服))|(?:先|要|需|须|得)(?:交|缴|付)钱(?:后|再|才|就|培训|上岗|入职|学)?/g,
  },
  {
    find: new RegExp(
      `(?:入职|进厂|报到|面试|上岗|报名)(?:时|前|后|需要?|要|先|须|得|每人|现场|当天)*(?:交|缴|付)(?:费|钱|款|现金)?${number}(?:元|块)`,
      'g',
    ),
  },
  {
    find: /培训贷|(?:先|办理?|申请|分期|签)?贷款(?:后|再|来|去)?(?:参加)?培训|培训(?:可以?)?(?:办理?|申请)?(?:分期|贷款)|(?:学费|培训)[^,]{0,4}从工资[^,]{0,4}扣/g,
  },
  {
    find: new RegExp(`(?:转|打|发|交|付|缴)(?:过来)?(?:${number}(?:元|块)?)?的?(?:定金|订金|诚意金|占位费)`, 'g'),
    unless: /客户|订单|布料|采购/,
  },
  { find: new RegExp(`培训(?:费|期间)?(?:收|交|要交|需交)${number}(?:元|块|(?=$|[,。;!?\\n)]))`, 'g') },
  { find: new RegExp(`学费${number}`, 'g'), unless: /子女|孩子|补助|助学|报销|减免|厂里|公司/ },
  {
    find: new RegExp(`(?:办卡|办证|工牌|工卡|饭卡|厂牌|考证)[^,。]{0,3}${number}(?:元|块)`, 'g'),
    unless: /补贴|补助|奖|充值|余额|厂里出|公司出/,
  },
  { find: new RegExp(`(?<![抵质])押(?:您|你|每人|人民币|现金)?${number}(?:元|块|(?=$|[,。;!?\\n)]))`, 'g') },
  {
    find: new RegExp(
      `(?:费用?|钱|款)(?:${money})?[^,。]{0,4}(?:从|在)[^,。]{0,10}(?:工资|薪水|薪资)[^,。]{0,4}扣`,
      'g',
    ),
    unless: withheldLawfully,
  },
  {
    find: new RegExp(
      `(?:(?:从|在)[^,。]{0,8}(?:工资|薪水|薪资)|(?:工资|薪水|薪资)[里中])[^,。]{0,3}扣(?:除|掉|下)?(?![^,。]{0,6}${own})[^,。]{0,6}(?:费用?|钱|款)`,
      'g',
    ),
    unless: withheldLawfully,
  },
  { find: /(?:以|用|拿)[^,]{0,6}工资(?:作为?|当|抵)押|压(?:一个月|半个月|1个月)工资(?:作|当|为)/g },
]

const paidByFirm =
  /^(?:用|等)?(?:这[种类个](?:事|钱|费用?)?(?:我们|本厂|厂里)?(?:从来?|一直|都|也)?)?(?:[、和及与或][\u4e00-\u9fff]{1,5}?费用?)*(?:等)?(?:[:：]|(?:入职)?满[^,满后]{1,5}?(?:后|(?=报销|由|公司))|一律|全部|全额|全|均|都|统统|由|可以?|凭票|入职后|转正后)*(?:(?:一分钱?|一毛钱?|分文|半分)(?:都|也)?不(?:收|要|取|用)|不收|不要(?!忘|的|退)|不用|不需|不必|不存在|免(?!谈)|无(?!息|法|条件)|没有(?!收据|退|得退)|零(?!星)|0(?![\d.])|取消|(?:公司|厂里?|工厂|本厂|单位|企业|用人单位|我们|我司|我厂|政府|园区|老板|人社局|财政)[^,]{0,4}(?:承担|出|负担|报销|支付|垫付|全包|负责|买单|补贴|付)|报销|补贴)/
const borne =
  /(?<!(?:个人|员工|自己|自行|本人|求职者|工人|学员|须|需|要|先|应)(?:自行|全额|全部|先)?)(?:补贴|报销|承担|代付|代缴|减免|全免|包|负责|免除)(?:全部|全额|您的|你的|员工的?)?(?:[\u4e00-\u9fff]{1,5}费[、和及与或])*$/
const condemned = /^[^,。]{0,4}(?:违法|违规|不合法|不允许|被禁止)/
const givenBack = /^(?:[^,。]{0,4})(?:退|返|还)/
const conditionAfter =
  /^(?:的|者|人)*(?:,)?(?:一律|就|是|则|均|都)*(?:不(?:能|予|得|让|准|给|可以?|许|会)?|无法|别想|休想|禁止)(?:上岗|入职|录用|录取|进厂|进车间|安排|办理?|上班|签|发|开始|来)|^(?:的|者|人)+(?:,)?(?:一律|就|均|都)*不(?:要(?!求)|收|招|录)/
const returning = /(?:不|概不|未|拒不|恕不|均不|不予|不再)(?:会|予|能|可)?(?:退|返|还|归)还?(?:任何|所有)?$/
const warning =
  /举报|投诉|诈骗|骗子|骗局|受骗|被骗|骗取|骗人|上当|冒充|冒用|谨防|警惕|勿信|别信|(?:勿|别|不要)(?:轻易)?(?:相信|听信|轻信)|12333|均属违法|属于违法|都是违法|违法行为/
const supposing = /谁[^,]{0,4}[跟向找问要收]|凡|如|若|遇|任何|有人|谨防|警惕|假|冒|要是|防止|防范|信|小心|当心/

/** Whether a fee is really asked of the worker. */
function isAsked(reading: Reading, match: Match, phrase: Phrase): boolean {
  if (match.stop === '?' || /^[吗么嘛]/.test(match.after)) return false
  if (condemned.test(match.after) || isWarning(reading, match)) return false
  if (paidByFirm.test(match.after) && !conditionAfter.test(match.after)) return false
  if (
    /(?:别的|别家|其他|有些|有的|人家|以前的?|外面的?)(?:厂家?|公司|工厂|单位|中介|地方|企业)?[^,]{0,6}$/.test(
      match.before,
    )
  )
    return false
  if (phrase.bare && /^[^,。]{0,10}报销/.test(match.after)) return false
  if (borne.test(match.before)) return false
  if (returning.test(match.before)) return true
  const ahead = reading.folded.text.slice(match.end, match.end + 20)
  if (conditionAfter.test(ahead)) return true
  return meansIt(match, phrase) && !(givenBack.test(match.after) && /(?:已|全部)(?:取消)/.test(match.before))
}

/** 如有人收取押金，请举报: the sentence warns of fees. */
function isWarning({ folded }: Reading, { start, end }: Match): boolean {
  const from = Math.max(0, start - 60)
  const head =
    folded.text
      .slice(from, start)
      .split(/[。!\n]/)
      .at(-1) ?? ''
  const tail = folded.text.slice(end, end + 60).split(/[。!\n]/)[0] ?? ''
  return warning.test(head + tail) && supposing.test(head)
}

/** Taking money from those who seek work, under whatever name. */
export const fees: Rule = ({ readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases, (match, phrase) => isAsked(reading, match, phrase)).map((match) =>
      findingAt(reading, match, {
        rule: 'fees',
        action: 'block',
        basis: '劳动合同法第9、84条；就业促进法第41条',
        message: '不得向求职者收取押金、保证金、服装费、体检费、培训费等任何费用。',
      }),
    ),
  )
