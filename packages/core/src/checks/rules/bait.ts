import { stated, yuan } from '../amounts.ts'
import { number, valueOf } from '../numerals.ts'
import { type Match, matchesOf, meansIt, type Phrase } from '../reading.ts'
import type { Finding } from '../schema.ts'
import { findingAt, findingOn, type Rule, type Subject } from './rule.ts'

/** Promises nobody can keep. Words that only run together (面包|过期, 确保|录入) are none. */
const promises: readonly Phrase[] = [
  {
    find: /(?<![面打钱书外承背皮红荷腰挎提手箱布邮沙拉])(?:包过|稳过|必过)(?=$|[关、。,;!?\n)\]和与及]|班|保|包|录|面试|体检|考试|笔试|考核)/g,
    unless: /[检线缝边针]◆/,
  },
  {
    find: /(?:面试|考试|体检|笔试|考证|考核|政审|试工|培训|技能)(?:全|百分百|100%|直接|一律|都|均)?(?:包过|保过|稳过|必过)/g,
  },
  {
    find: /(?<![担环确])保录(?![音像入制屏])取?|确保录[用取](?!过程|流程|公|工作|结果)|(?:保证|包|保|必|承诺)(?:录用|录取|入职|进厂|上岗|转正|过试用)(?!过程|流程|公|人员|者|条件|标准|前|后|时|通知|登记|当|即|须|手续)|包(?:就业|分配|安排进|进国企|进厂|上编)|必录取?/g,
  },
  { find: /(?:百分之?百|100%|百分百)(?:保证|包|能|可以)?(?:录用|录取|入职|上岗|通过|就业|进厂|过)/g },
  {
    find: /(?<![环担确])保过(?=$|[的、。,;!?\n)]|政审|面试|体检|考试|笔试|考核|班)|内部(?:名额|关系|渠道|指标)|走后门|花钱(?:进厂|安排)|稳赚不赔|躺着?赚|躺赚|保赚|一夜暴富|不干活(?:也)?(?:拿|有)钱/g,
  },
]

const income =
  '(?:月(?:收入|工资|到手)|月[入薪赚挣拿]|每(?:个)?月(?:工资|收入)?|一个月|年(?:收入|薪)|年[入赚挣薪]|日(?:收入|工资|薪)|日[入赚挣薪结]|[一每]天(?:工资|收入)?|工资|收入|薪资|薪水|到手|轻松赚?|待遇)'
const boasting =
  '(?:可以?|能|都|均|就|很?轻松|稳定|随便|普遍|基本|平均|保证|实现|最高|赚|挣|拿|到手|达到?|做到|可达|一般|也|在)*'
const beyond = '(?:超过|突破|过|破|超|上|近|达到?|到|≥|>)'
const claim = new RegExp(
  `(?<period>${income})${boasting}(?:${beyond}(?<over>${number})?(?<unit>万|千|w|k)|(?<plain>${number})(?<plainUnit>万|w)(?:元|块)?(?<more>\\+|多|以上|起|不是梦|没问题|不止)?|(?<bareUnit>[万千])(?:元|块)|${beyond}(?<yuan>\\d{4,6})(?:元|块)?)(?!平|件|人|台|单|套|条|粉|米|小时|次|张|家|户)`,
  'g',
)
const unitFen: Readonly<Record<string, number>> = { 万: 1_000_000, w: 1_000_000, 千: 100_000, k: 100_000 }
const doubted =
  /^[^,。]{0,3}(?:不现实|不可能|是假|是骗|都是骗|的(?:广告|骗局|谎|虚假|噱头|承诺不)|不可信|太夸张|别信|莫信)/
const doubting =
  /(?:别信|勿信|不信|莫信|谨防|警惕|小心|不承诺|不吹|不画饼|远离|揭秘|拒绝|不搞|不宣传|不喊|虚报|夸大|忽悠)[^,]{0,6}$/

/** A month's pay in fen that the words claim. */
function claimedFen(match: Match): number {
  const { groups } = match
  const written = groups.over ?? groups.plain
  const unit = groups.unit ?? groups.plainUnit ?? groups.bareUnit
  const fen = groups.yuan
    ? Number(groups.yuan) * 100
    : (written === undefined ? 1 : valueOf(written)) * (unitFen[unit ?? ''] ?? 100)
  const period = groups.period ?? ''
  if (period.startsWith('年')) return fen / 12
  if (/^日|天/.test(period)) return fen * 21.75
  return fen
}

/** Only a boast counts: 月入过万, 日入过千, 月入1万; a plainly stated 月薪8000 is for the sums to judge. */
function isBoast(match: Match): boolean {
  if (doubted.test(match.after) || doubting.test(match.before)) return false
  return claimedFen(match) >= 900_000
}

const words = { rule: 'bait', basis: '五部门通知' } as const

/** Lures: promised acceptance, and pay that lawful hours cannot bring. */
export const bait: Rule = (subject) => [
  ...subject.readings.flatMap((reading) => [
    ...matchesOf(reading, promises).map((match) =>
      findingAt(reading, match, { ...words, action: 'return', message: '不得以“保录、包过”等承诺招揽求职者。' }),
    ),
    ...matchesOf(reading, [{ find: claim }], (match, phrase) => isBoast(match) && meansIt(match, phrase))
      .filter((match) => !isReached(subject, match))
      .map((match) =>
        findingAt(reading, match, {
          ...words,
          action: 'return',
          message: `依法工时算不出这个收入：${subject.pay.basis}`,
        }),
      ),
  ]),
  ...advertised(subject),
]

function isReached({ pay }: Subject, match: Match): boolean {
  return pay.lawfulWithOvertimeFen !== null && pay.lawfulWithOvertimeFen >= claimedFen(match)
}

function advertised({ post, pay }: Subject): Finding[] {
  const lawful = pay.lawfulWithOvertimeFen
  if (lawful === null || post.pay?.scheme === 'base_plus_commission') return []
  const message = `依法工时最多${yuan(lawful)}：${pay.basis}`
  const lowest = stated(post.pay?.advertisedMinFen)
  if (lowest !== null && lowest > lawful) {
    return [findingOn('pay.advertisedMinFen', { ...words, action: 'return', message })]
  }
  const highest = stated(post.pay?.advertisedMaxFen)
  if (highest === null || highest <= lawful) return []
  return [findingOn('pay.advertisedMaxFen', { ...words, action: 'flag', message })]
}
