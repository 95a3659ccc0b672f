import { matchesOf, type Phrase } from '../reading.ts'
import type { Finding, JobPost } from '../schema.ts'
import { findingAt, findingOn, type Rule } from './rule.ts'

const cover = '(?:社会保险费?|社保费?|五险一金|五险|三险|养老保险|工伤保险|医保|保险(?!柜|丝|杠|箱|单))'
const social = '(?:社会保险费?|社保费?|五险一金|五险|三险|养老保险|工伤保险)'
const paying = '(?:缴纳|交纳|缴费|缴|交|购买|买|上|参加|参|办理?|含|包含|包括|包|提供|享受|承担|代缴|代买|有)'
const lawfulMention =
  /◆[”"’'》)]?(?:的?(?:约定|承诺|协议|公司|工厂|声明|做法|企业|单位|行为)?(?:无效|没有法律效力|不受法律|不具|违法|不合法|不可取|是违法)|空档|断缴|断档|记录|卡|证明|手续(?:的|者)|的(?:企业|单位|公司|工厂|厂)|(?:的|者)(?:也|均|都|可|应届|毕业)|要求|限制)|退休|返聘|已享受养老/

const waivers: readonly Phrase[] = [
  {
    find: new RegExp(
      `${social}(?:缴纳|参加|购买)?(?:可以?)?(?:自愿|自选|可选|选缴|任选|看个人意愿|自由选择|可买可不买|可交可不交)(?!多)|(?:工资|薪资|月薪|综合)[^,]{0,6}(?:含|包含|包括)了?${social}补贴`,
      'g',
    ),
    unless: lawfulMention,
  },
  {
    find: /自愿放弃(?:声明|承诺|协议)?书?(?=$|[,。;!?)]|的|并|后)|不(?:给|为|帮)?(?:员工|职工)?(?:买|缴|交|上|办)(?:任何|一切)?保险(?!柜|丝|杠|箱|单)/g,
    firm: true,
    unless: lawfulMention,
  },
  {
    find: new RegExp(`(?:自愿|主动|承诺|声明|本人|书面)*放弃(?:参加|缴纳|购买|办理|交|买|参保)?${cover}|放弃参保`, 'g'),
    unless: lawfulMention,
  },
  {
    find: new RegExp(
      `(?:不|未|暂不|不予|概不|拒绝)(?:愿意?|想|需要?|用|要)?(?:为|给|替|帮)?(?:员工|职工|工人|个人|你们?)?(?:予以?|会|再|负责|给)?${paying}${social}`,
      'g',
    ),
    firm: true,
    unless: lawfulMention,
  },
  { find: new RegExp(`(?<!有)(?:没有|没|无)(?:任何|交|买|缴)?${social}`, 'g'), firm: true, unless: lawfulMention },
  {
    find: new RegExp(
      `(?:(?:满|转正|试用期)[^,。]{0,6}(?:才|再)|(?:转正|试用期[^,。]{0,3})(?:以后|之后|后))(?:给|可以?|能|会|开始)?(?:缴纳|购买|办理|交|缴|买|上|办)${social}`,
      'g',
    ),
    unless: lawfulMention,
  },
  { find: new RegExp(`(?:不要|不需要)${social}`, 'g'), firm: true, unless: lawfulMention },
  { find: /(?:不|未|不予|暂不)参保/g, firm: true, unless: lawfulMention },
  {
    find: new RegExp(
      `${social}(?:一律|全部|全额|全|均|都|由|需|要|可)*(?:自理|自费|自付|自行(?:缴纳|购买|解决|承担|办理|负责|参保)|自己(?:去)?(?:买|交|缴|解决|承担|负责)|(?:个人|员工|本人|自己|职工)(?:全部|全额|自行|负责|自己)*(?:自理|自费|自付|承担|缴纳|购买|缴|交|买|解决|负责|出))`,
      'g',
    ),
    unless: /个人(?:应缴|承担)?部分|按比例/,
  },
  {
    find: new RegExp(
      `(?:员工|个人|自己|自行|本人)(?:自己|自行|全额|去|负责)?(?:购买|缴纳|承担|交|买|缴)(?:全部|全额)?的?${social}`,
      'g',
    ),
    unless: /◆个人部分|共同|和公司|与公司|及/,
  },
  {
    find: new RegExp(
      `${social}(?:费用?)?(?:补贴)?(?:部分)?(?:已|一律|全部|直接|均|都|可以?|可选择?|每月|以|按月)*(?:折现|折成|折算|折合|换成|变现|兑现成|现金(?:补贴|发放|形式)|并入工资|打入工资|计入工资|含在工资|包含在工资|补贴代替)`,
      'g',
    ),
  },
  { find: new RegExp(`(?:代替|替代|抵|顶|取代)${social}`, 'g') },
  { find: /(?:只|仅)(?:购买|缴纳|买|缴|交|上|有)(?:商业|意外|雇主)(?:责任|伤害)?险/g, unless: /退休|返聘/ },
  {
    find: new RegExp(
      `${social}(?:和[^,]{0,6})?(?:一律|全部|均|都|统统|概)*(?:不(?:给|帮|为)?(?:缴纳|交纳|购买|缴|交|买|上|办|含|包)(?!清|齐)|没有(?!断|问题)|无(?!忧|缝|需|断|论))`,
      'g',
    ),
    firm: true,
    unless: lawfulMention,
  },
]

const words = { rule: 'insurance', basis: '社会保险法第58、60条；劳动法第72条' } as const
const kinds = { pension: '养老', medical: '医疗', injury: '工伤', unemployment: '失业' } as const

/** Social insurance cannot be waived, and the post says which kinds are paid; maternity may be inside medical. */
export const insurance: Rule = ({ post, readings }) => [
  ...readings.flatMap((reading) =>
    matchesOf(reading, waivers)
      .filter((match) => match.stop !== '?' && !/^[吗么嘛]/.test(match.after))
      .map((match) =>
        findingAt(reading, match, { ...words, action: 'block', message: '缴纳社会保险是法定义务，约定放弃也无效。' }),
      ),
  ),
  ...named(post),
]

function named(post: JobPost): Finding[] {
  const listed = (post.insurance ?? []).filter((kind) => kind !== null && kind.trim() !== '')
  const partTime = post.employment === 'part_time'
  if (listed.length === 0 && !partTime) {
    return [findingOn('insurance', { ...words, action: 'return', message: '请写明缴纳哪些社会保险。' })]
  }
  const wanted = partTime ? (['injury'] as const) : (['pension', 'medical', 'injury', 'unemployment'] as const)
  const lacking = wanted.filter((kind) => !listed.includes(kind)).map((kind) => kinds[kind])
  if (lacking.length === 0) return []
  return [findingOn('insurance', { ...words, action: 'flag', message: `缺少：${lacking.join('、')}保险。` })]
}
