import { given, stated } from '../amounts.ts'
import { exact, fraction, isLess, plus, times } from '../rational.ts'
import { number, valueOf } from '../numerals.ts'
import { type Match, matchesOf, meansIt, type Phrase } from '../reading.ts'
import type { Finding } from '../schema.ts'
import { findingAt, findingOn, type Rule, type Subject } from './rule.ts'

const noRest: readonly Phrase[] = [
  {
    find: /(?:全[月年]|整月|每月|月月|一个月|周末|[淡旺]季|长年|常年|一年到头|365天|节假日)(?:都|均)?(?:无休|不休(?!假)|不放假|没有?休息|无休息)|(?<=^|[,。;!\n])无休(?=$|[,。;!\n])|(?:没有|无|没)(?:固定)?(?:休息日|休息天|假期|周末|休假|礼拜[天日]|星期[天日])|(?:每周|一周|每星期|一星期|周)(?:工作|上|上班|上满)?(?:7|七)天(?:工作制|班|制)?|(?:7|七)天工作制|做七休0|天天上班|连续(?:上班|工作|干活)[^,。;!\n]{0,4}不(?:休息|休(?!假)|放假)|月休(?:0|零|〇)天?|无月休/g,
    firm: true,
    unless: /◆(?:营业|服务|在线|供应|热水|开放|值守|值班)|(?:食堂|门店|客服|窗口|超市|热线|平台)[^◆]*◆/,
  },
]
const restDays: readonly Phrase[] = [
  {
    find: new RegExp(
      `(?:每(?:个)?月|月|一个月)(?:只|仅|就|才|可以?|能|有|固定|轮流|带薪|合计|总共)*(?:休息|休假|放假|轮休|休|放|歇)(?<days>${number})(?:[-~至到](?<most>${number}))?(?:天|日)`,
      'g',
    ),
  },
  { find: new RegExp(`(?:每(?:个)?月|一个月)(?:只|仅|就|才|有)*(?<days>${number})(?:天|日)(?:休息|假|休)`, 'g') },
  { find: /(?:两周|两个星期|半个?月|十天|10天|每两周|每半月)(?:休息?|放)(?:一|1)天/g },
]
const longDays: readonly Phrase[] = [
  {
    find: new RegExp(
      `(?:每天|每日|一天|日|每班|单班|一班|天天)(?:工作|上班|上|干|做|需|要|时长|时间|共|约|:|实际)*(?<hours>${number})(?:个)?(?:小时|钟头|h)`,
      'g',
    ),
  },
  {
    find: new RegExp(
      `(?<hours>1[0-9]|十[一二三四五六])(?:个)?小时(?:工作制|制|倒班|两班倒|一班|班|/天|每天|长白班)`,
      'g',
    ),
  },
]
const overtime: readonly Phrase[] = [
  {
    find: new RegExp(
      `(?:每月|月|每个月|一个月)?(?:平均|约|大概|需|要|固定|预计|旺季|合计)*加班(?:一个月|每个月|时间|时长|约|在|大概|平均|达到?|超过|不低于|到|:|每月|月均)*(?<hours>${number})(?:[-~至到](?<most>${number}))?(?:个)?(?:小时|钟头|h)(?!每天|/天|的工资)`,
      'g',
    ),
  },
]

const words = { rule: 'hours', action: 'flag', basis: '劳动法第36–41条' } as const
const overtimeMessage = '每月加班不得超过36小时。'
const restMessage = '每周至少休息一天。'

/** More overtime than 36 h a month, or no day of rest in the week. */
export const hours: Rule = (subject) => [...planned(subject), ...subject.readings.flatMap(worded)]

function worded(reading: Subject['readings'][number]): Finding[] {
  const at = (message: string) => (match: Match) => findingAt(reading, match, { ...words, message })
  return [
    ...matchesOf(reading, noRest).map(at(restMessage)),
    ...matchesOf(reading, restDays, (match, phrase) => isUnderFour(match) && meansIt(match, phrase)).map(
      at(restMessage),
    ),
    ...matchesOf(reading, longDays, (match, phrase) => hoursIn(match) >= 10 && meansIt(match, phrase)).map(
      at(overtimeMessage),
    ),
    ...matchesOf(reading, overtime, (match, phrase) => hoursIn(match) > perSpan(match) && meansIt(match, phrase)).map(
      at(overtimeMessage),
    ),
  ]
}

/** A week's rest is four days a month at least; of a range the larger end counts. */
function isUnderFour(match: Match): boolean {
  const days = match.groups.most ?? match.groups.days
  return days === undefined ? true : valueOf(days) < 4
}

function hoursIn({ groups }: Match): number {
  return valueOf(groups.most ?? groups.hours ?? '0')
}

/** Hours said of a day or week are not a month's sum. */
function perSpan({ before, text }: Match): number {
  if (/(?:每天|每日|一天|每晚|晚上)[^,]{0,4}$/.test(before)) return 3
  if (/(?:每周|一周)[^,]{0,4}$/.test(before)) return 9
  return /全年|一年|每年/.test(before + text) ? 432 : 36
}

function planned({ post }: Subject): Finding[] {
  const daysPerWeek = given(post.hours?.daysPerWeek) ?? 0
  const perDay = given(post.hours?.perDay) ?? 0
  const findings: Finding[] = []
  if (daysPerWeek >= 7) findings.push(findingOn('hours.daysPerWeek', { ...words, message: restMessage }))
  if ((stated(post.hours?.overtimePerMonth) ?? 0) > 36) {
    findings.push(findingOn('hours.overtimePerMonth', { ...words, message: overtimeMessage }))
  } else if (isOverLong(perDay, daysPerWeek)) {
    findings.push(findingOn('hours.perDay', { ...words, message: `按计划工时，${overtimeMessage}` }))
  }
  return findings
}

/** (hours a day × days a week − 40) × 4.345 weeks over 36. */
function isOverLong(perDay: number, daysPerWeek: number): boolean {
  const beyond = plus(times(exact(perDay), exact(daysPerWeek)), fraction(-40, 1))
  return isLess(fraction(36, 1), times(beyond, fraction(4345, 1000)))
}
