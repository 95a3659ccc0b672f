import { given, stated, yuan } from '../amounts.ts'
import { exact, fraction, times } from '../rational.ts'
import { isUnder } from '../pay.ts'
import { number, valueOf } from '../numerals.ts'
import { type Match, matchesOf, meansIt, type Phrase } from '../reading.ts'
import type { Finding, JobPost } from '../schema.ts'
import { findingAt, findingOn, type Rule, type Subject } from './rule.ts'

const trial = '(?:试用期?|试工期?|试岗期?|试做期?|见习试工|考察期|试用)'
const unpaid: readonly Phrase[] = [
  {
    find: new RegExp(
      `${trial}(?:间|内|的)?(?:为|是|约)?(?:前?${number}(?:个月|个星期|周|天|日)?)?(?:内|间|期间)?(?:均|都|是|没|一律|公司)?(?:无(?:工资|薪|底薪工资|报酬)|没有?(?:工资|工钱|钱|薪|报酬)|白干|不计(?:薪|工资)|不发(?:工资|薪)|不给(?:工资|钱|薪)|不算(?:工资|钱|薪)|不付(?:工资|薪|费)|不带薪|免费|义务|0工资|零工资)`,
      'g',
    ),
    firm: true,
  },
]
const halved: readonly Phrase[] = [
  { find: new RegExp(`${trial}[^,。]{0,4}(?:工资|薪资|底薪|待遇)?(?:对半|减半|打对折|一半)`, 'g') },
]
const share: readonly Phrase[] = [
  {
    find: new RegExp(
      `${trial}(?:间|内|的)?(?:工资|薪资|底薪|待遇|月薪|薪水)?(?:按|为|是|发|打|给|只有|仅|转正后?|正式|工资|薪资|标准|的|期间|拿|:|${number}个月)*(?<share>${number})(?<unit>%|折|成)`,
      'g',
    ),
  },
]
const length: readonly Phrase[] = [
  { find: new RegExp(`试用期(?:为|是|约|:|共|统一|一般)*(?<length>${number})(?<unit>个月|年)`, 'g') },
]

const words = { rule: 'probation', action: 'block' } as const
const article19 = '劳动合同法第19条'
const article20 = '劳动合同法第20条'

/** Probation longer than the contract's term allows, or paid too little. */
export const probation: Rule = (subject) => [
  ...(stated(subject.post.probationMonths) === null ? [] : [...tooLong(subject.post), ...tooLittle(subject)]),
  ...subject.readings.flatMap(worded),
]

function tooLong(post: JobPost): Finding[] {
  const months = stated(post.probationMonths) ?? 0
  const most = monthsAllowed(post)
  if (most === null || months <= most) return []
  const basis = post.employment === 'part_time' ? '劳动合同法第70条' : article19
  const message = most === 0 ? '这样的用工不得约定试用期。' : `试用期最长${most}个月。`
  return [findingOn('probationMonths', { ...words, basis, message })]
}

/** The longest probation in months; null where the contract's term is not known. An open-ended contract is null itself. */
function monthsAllowed(post: JobPost): number | null {
  if (post.employment === 'part_time') return 0
  if (post.contractMonths === null) return 6
  const term = given(post.contractMonths)
  if (term === null) return null
  if (term < 3) return 0
  if (term < 12) return 1
  return term < 36 ? 2 : 6
}

function tooLittle({ post, pay, minimumWage }: Subject): Finding[] {
  const percent = given(post.probationPayPercent)
  if (percent === null) return []
  const on = (message: string) => [findingOn('probationPayPercent', { ...words, basis: article20, message })]
  if (percent < 80) return on('试用期工资不得低于约定工资的80%。')
  const floor = pay.lawfulMonthlyFloorFen
  if (floor === null || minimumWage === null || post.employment === 'part_time') return []
  const amount = times(fraction(floor, 100), exact(percent))
  if (!isUnder(amount, minimumWage.monthlyFen)) return []
  return on(`试用期工资（${yuan(floor)}的${percent}%）低于每月最低工资${yuan(minimumWage.monthlyFen)}。`)
}

function worded(reading: Subject['readings'][number]): Finding[] {
  const at = (basis: string, message: string) => (match: Match) =>
    findingAt(reading, match, { ...words, basis, message })
  return [
    ...matchesOf(reading, halved).map(at(article20, '试用期工资不得低于约定工资的80%。')),
    ...matchesOf(reading, unpaid).map(at(article20, '试用、试工期间也要发工资。')),
    ...matchesOf(reading, share, (match, phrase) => isUnderEighty(match) && meansIt(match, phrase)).map(
      at(article20, '试用期工资不得低于约定工资的80%。'),
    ),
    ...matchesOf(reading, length, (match, phrase) => isOverSix(match) && meansIt(match, phrase)).map(
      at(article19, '试用期最长6个月。'),
    ),
  ]
}

function isUnderEighty({ groups }: Match): boolean {
  const value = valueOf(groups.share ?? '0')
  if (groups.unit === '%') return value < 80
  const tenths = value >= 10 ? value / 10 : value
  return tenths < 8
}

function isOverSix({ groups }: Match): boolean {
  const value = valueOf(groups.length ?? '0')
  return groups.unit === '年' ? value > 0.5 : value > 6
}
