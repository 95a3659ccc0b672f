import { demandsOf, limits, rejectionsOf } from '../demands.ts'
import { placeNames } from '../places.ts'
import { matchesOf, type Phrase } from '../reading.ts'
import { actionUnless, findingAt, type Rule } from './rule.ts'

const home = '(?:户籍|户口|籍贯|籍)(?:的|者)?(?:人员|人士|员工|工人|居民|人)?'
const person =
  '(?:本地)?(?:人(?!才|力|社|民|事|大|工|均|口|气|流|脉|数|少|多)(?:士|员)?|老乡|口音的?|居民|的(?!面|布|货|订|客|企|厂|公司|工厂|岗|品牌|市场))'
const named = `(?:${placeNames})(?:省|市|县|区|州|地区|自治区|自治州)?(?:(?:范围|境)?内|以内|下辖)?`
const near =
  '(?:本地|外地|当地|本省|外省|本县|外县|本市|外市|本镇|本乡|本村|本区|省外|县外|市外|异地|外来|外乡|农村|城镇|非农业?|农业)'
const elsewhere = '(?!面|布|辅|货|料|产|特|市场|客|订|企|品牌|供|采|车|学|医|政|路|内|范围|境|菜|话|方言)'
const short =
  '(?:川|渝|黔|滇|鄂|湘|豫|皖|赣|鲁|冀|晋|陕|甘|闽|浙|苏|粤|桂|琼|辽|吉|黑|蒙|疆|藏|宁|沪|京|津|渠|达)籍(?:人员|人士|员工|工人|人|的)?'
const belonging = `(?:${short}|(?:${named}|${near})(?:本地|农村|城镇)?${home}|(?:四川)?${named}${person}|${near}(?:户|务工人员|务工者|员工|工人|村民|乡亲|人员|人士|居民|人(?!才|力|社|民|事)|的(?!面|布|货|订|客|企))|${near}${elsewhere})`
const status = '(?:农民工|刑满释放(?:人员|者)?|劳改(?:释放)?(?:人员)?)'

const phrases: readonly Phrase[] = [
  ...demandsOf(belonging),
  ...rejectionsOf(`非${belonging}`),
  // A clause that is nothing but a home: 会平车，本县户口.
  { find: new RegExp(`(?<=^|[,。;!?\\n:(])(?:${named}|${near})(?:本地|农村|城镇)?${home}(?=$|[,。;!?\\n)])`, 'g') },
  ...rejectionsOf(status),
  {
    find: new RegExp(
      `(?:不招收?|不要|拒招|拒绝)(?:[\\u4e00-\\u9fff]{2,4}(?:省|市|县|州|籍)|${placeNames})(?:的)?(?:人|籍|老乡)`,
      'g',
    ),
    firm: true,
  },
  {
    find: new RegExp(
      `(?:${limits}|要求|需要|需|要)(?:具有|具备|提供|持有?|有|为|是)?(?:${named}|${near})(?:本地|农村|城镇)?(?:户籍|户口|籍)`,
      'g',
    ),
  },
  {
    find: new RegExp(
      `(?:户籍|户口(?!本|簿|页)|籍贯)(?:所在地)?(?:要求|限制|限定|限|须|需|必须)?(?:在|为|是|:)?(?:限|仅限)?(?:${named}|${near})`,
      'g',
    ),
    unless: /◆(?:与|和|及|或|、)?(?:外地|非)/,
  },
]

/** Household registration, home region or standing as a condition. */
export const residence: Rule = ({ post, readings }) =>
  readings.flatMap((reading) =>
    matchesOf(reading, phrases)
      .filter((match) => match.stop !== '?')
      .map((match) =>
        findingAt(reading, match, {
          rule: 'residence',
          action: actionUnless(post, 'residence', 'named_support_programme'),
          basis: '五部门通知；就业促进法第31条',
          message: '不得以户籍、地域、身份作为录用条件；专项帮扶项目请从例外清单中选择。',
        }),
      ),
  )
