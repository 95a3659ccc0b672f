import { number, valueOf } from '../numerals.ts'
import { denialOf } from '../negation.ts'
import { type Groups, type Match, matchesOf, type Reading } from '../reading.ts'
import type { Finding } from '../schema.ts'
import { findingAt, type Rule } from './rule.ts'

/** Whom a phrase admits: from, up to and including; a missing bound is null. */
interface Ages {
  from: number | null
  to: number | null
}

const years = '(?:周?岁)'
const dash = '(?:周?岁)?(?:以上)?(?:[-~—–―至到、,或和]|以上至|到)(?:不超过)?'
const turnedAway =
  /^(?:的|者|人员|人士|人)*(?:一律|请|均|都)?(?:勿|免谈|免进|别来|莫来|不要|不招|不收|不录|不再|不考虑|不予|不得(?:招|录|报|应聘|入职)|禁止|不接受|除外|谢绝|拒绝|止步|绕道)/
const turningAway =
  /(?:不招收?|不要|不收|不录用?|不接受|不考虑|谢绝|拒绝|禁止招?用?|严禁招?用?|不得招?用?|不招用|不使用|不用)(?:任何)?(?:年龄)?$/

/** Every mention of an age: a range, a bound, a single one. */
const mention = new RegExp(
  [
    `(?<low>${number})\\s*${dash}\\s*(?<high>${number})\\s*${years}`,
    `(?=[\\d一二三四五六十])(?<=年龄[^,。;!?\\n]{0,6})(?<bareLow>${number})\\s*${dash}\\s*(?<bareHigh>${number})(?![\\d元块个名月天年小])`,
    `(?<over>[≤<]=?|不?超过?|不?大于|不?高于|不?小于|不?低于|未满|不满|不足|满|年满|已满|须满)(?<bound>${number})\\s*${years}(?<boundTail>以上|以下|以内|及以上|及以下)?(?:[-~—–―至到、]+(?<boundHigh>${number})\\s*${years})?`,
    `(?<one>${number})\\s*${years}\\s*(?:\\([^)]{0,6}\\))?(?<tail>(?:及其?|或)?(?:以下|以内|之内|之下|以里|封顶|下|内|以前|前|往下)|(?:及其?|或)?(?:以上|之上|往上|起|朝上)|左右|上下)?`,
    `(?=[\\d一二三四五六十])(?<=年龄[^,。;!?\\n]{0,6})(?<bareOne>${number})(?<bareTail>以下|以内|之内|封顶|左右)`,
  ].join('|'),
  'g',
)
const generation =
  /(?<!\d)(?:[6789]0|0[05]|[678]5|95)(?:[、和/](?:[6789]0|0[05]|[678]5|95))?后(?![\d零一二三四五六七八九]|道|整|续|面|勤|期|台|天|年|起)|(?:年轻人?|年青人?|青年|青壮年)(?:人)?(?:优先|为佳|为主)|(?:只招|仅限|只要|限)(?:年轻人|青年人?|青壮年)/g

/** Ages of garments, of those who wear them and of children at home. */
const productAfter =
  /^(?:的|穿|左右)*(?:及以[上下])?(?:男|女|儿童|少儿|中老年|老年|少女|成熟|青年|宝宝|婴幼儿?|幼儿|小孩?|大|中|学生|妇女|都市|职业|休闲)*(?:性|士|们)?(?:的)?(?:穿|童|装|服|款|衣|裤|裙|鞋|帽|袜|码|客户|客群|消费|顾客|群体|市场|品牌|(?:的)?(?:子女|孩|娃|宝宝|幼儿|儿童|婴儿|小孩|小朋友|学生|儿子|女儿))/
const productBefore = /(?:面向|主打|定位|适[合用]|针对|客群|消费者|顾客|穿着)/
const productWords = /装|服|款|衣|裤|裙|品牌|客群|消费|穿|面料/
const children = /童|婴|幼|宝宝|孩|娃|子女|儿子|女儿|校服|学生装|学生服|学生裤|小学|幼儿园|托管|育儿|宝妈|小朋友|中小学/

const meansAge = (reading: Reading) => (match: Match) => !isOfProduct(match, reading)

function isOfProduct({ groups, before, after, start }: Match, { folded }: Reading): boolean {
  if (productAfter.test(after)) return true
  const around = folded.text.slice(Math.max(0, start - 60), start + 60)
  const described = before.length < 5 ? around.slice(0, Math.min(start, 60)).slice(-20) + after : before + after
  if (productBefore.test(before) && productWords.test(described) && !/年龄|招|应聘|报名/.test(described)) return true
  const ages = agesIn(groups)
  const highest = Math.max(ages.from ?? 0, ages.to ?? 0)
  if (highest > 18) return false
  if (children.test(before.slice(-16)) || children.test(after.slice(0, 12))) return true
  return highest < 14 && children.test(around)
}

/** The ages that the words themselves name. */
function agesIn(groups: Groups): Ages {
  const low = groups.low ?? groups.bareLow
  const high = groups.high ?? groups.bareHigh
  if (low !== undefined && high !== undefined) return rangeOf(valueOf(low), valueOf(high))
  if (groups.bound !== undefined && groups.boundHigh !== undefined) {
    return rangeOf(valueOf(groups.bound), valueOf(groups.boundHigh))
  }
  if (groups.bound !== undefined) return boundOf(groups.over ?? '', valueOf(groups.bound), groups.boundTail ?? '')
  const one = valueOf(groups.one ?? groups.bareOne ?? '')
  const tail = groups.tail ?? groups.bareTail ?? ''
  if (/下|内|里|封|前/.test(tail) && tail !== '上下') return { from: null, to: one }
  if (/上|起/.test(tail) && tail !== '上下') return { from: one, to: null }
  return { from: one, to: one }
}

/** 一八至四五 and 2、30岁 are rare: what is no plausible pair is read as its upper end. */
function rangeOf(low: number, high: number): Ages {
  return low <= high ? { from: low, to: high } : { from: high, to: high }
}

function boundOf(word: string, age: number, tail: string): Ages {
  if (/^(?:未满|不满|不足|小于|低于)/.test(word)) return { from: null, to: age - 1 }
  if (/^(?:[≤<]|不超|不大于|不高于)/.test(word)) return { from: null, to: age }
  if (/^(?:超|大于|高于)/.test(word)) return { from: age + 1, to: null }
  if (/下|内/.test(tail)) return { from: null, to: age }
  return { from: age, to: null }
}

/** Turning away an age admits the others: 50岁以上勿扰 is an upper bound, 未满18周岁勿扰 a lower one. */
function admitted(ages: Ages, match: Match): Ages {
  if (!isTurnedAway(match)) return ages
  if (ages.from !== null && ages.to === null) return { from: null, to: ages.from - 1 }
  if (ages.from === null && ages.to !== null) return { from: ages.to + 1, to: null }
  return { from: null, to: null }
}

const isTurnedAway = ({ before, after }: Match) => turnedAway.test(after) || turningAway.test(before)

const notLimited = /(?:的)?(?:限制|门槛|红线|歧视)/

type Verdict = Pick<Finding, 'action' | 'basis' | 'message'> | null

function verdictOn(ages: Ages, match: Match, reasoned: boolean): Verdict {
  const { from, to } = admitted(ages, match)
  if (from !== null && from === to && !isAsked(match, from)) return null
  if ((from !== null && from < 16) || (from === null && to !== null && to < 16)) return underage
  if (to !== null && from === null && to === 16 && /16|十六/.test(match.text)) return underage
  if (from !== null && from < 18 && !(to === null && isThreshold(match))) return minor
  return to !== null && !reasoned ? limited : null
}

/** A single age is a demand only where one is asked for: 招30岁左右, 年龄35岁, 17岁也可以. */
function isAsked({ text, before, after }: Match, years: number): boolean {
  if (/左右|上下/.test(text) || /(?:年龄|岁数|招收?|限|要求?|需要?|找|收)[^,]{0,5}$/.test(before)) return true
  return (
    years < 18 &&
    (/^(?:的)?(?:也|都|就|亦)?(?:可|能|行|以|起|来|学徒|学生|小工|中专|应届|工)/.test(after) || after === '')
  )
}

/** 满16周岁 and 16岁以上 are the law's own threshold, no recruiting of minors. */
const isThreshold = (match: Match) =>
  /满|以上|起|超过|大于|高于|不小于|不低于/.test(match.text) || match.before.endsWith('满') || isTurnedAway(match)

const underage = {
  action: 'block',
  basis: '未成年人保护法第61条；禁止使用童工规定',
  message: '不得招用未满16周岁的人。',
} as const
const minor = {
  action: 'flag',
  basis: '未成年人保护法第61条；劳动法第58、64、65条',
  message: '16至17岁为未成年工：须登记、定期体检，不得安排过重、有毒有害的劳动。',
} as const
const limited = {
  action: 'flag',
  basis: '五部门通知',
  message: '有年龄范围或上限：请填写理由。',
} as const

/** Age limits want a reason, minors care, children are out of the question. */
export const age: Rule = ({ post, readings }) => {
  const reasoned = (post.ageReason ?? '').trim() !== ''
  return readings.flatMap((reading) => [
    ...matchesOf(reading, [{ find: mention }], meansAge(reading)).flatMap((match) => {
      if (isDenied(match)) return []
      const verdict = verdictOn(agesIn(match.groups), match, reasoned)
      return verdict ? [findingAt(reading, match, { rule: 'age', ...verdict })] : []
    }),
    ...(reasoned ? [] : matchesOf(reading, [{ find: generation }])).map((match) =>
      findingAt(reading, match, { rule: 'age', ...limited }),
    ),
  ])
}

/** 没有35岁以下的限制, 不设45岁门槛. */
function isDenied(match: Match): boolean {
  return notLimited.test(match.after.slice(0, 5)) && denialOf(match.before) !== null
}
