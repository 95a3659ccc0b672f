import { read, type Reading } from '../checks/reading.ts'
import { documentsKept } from '../checks/rules/documents-kept.ts'
import { fees } from '../checks/rules/fees.ts'
import { hours } from '../checks/rules/hours.ts'
import { insurance } from '../checks/rules/insurance.ts'
import { overtimePrice } from '../checks/rules/overtime-price.ts'
import { probation } from '../checks/rules/probation.ts'
import { onFines } from './check-fines.ts'
import type { FileRule } from './file-rule.ts'
import { type FileFinding, fileFinding, type TextRule } from './finding.ts'
import type { ManagementRulesDraft } from './rules.ts'

const texts = [
  'hours',
  'nightAllowance',
  'overtime',
  'pieceDispute',
  'finesBasis',
  'boardAndLodging',
  'dormitory',
  'leave',
  'probation',
  'minorsProtection',
  'womensProtection',
] as const

/** Everything the law has to say about a sheet of rules, as far as it is written. Pure: the same while typing and on submission. */
export function checkRules(rules: ManagementRulesDraft): FileFinding[] {
  return [
    ...onText(rules),
    ...onFines(rules, readingsOf(rules)),
    ...onDamage(rules),
    ...onTime(rules),
    ...onPay(rules),
    ...onLeaving(rules),
    ...onProtection(rules),
    ...unsaid(rules),
  ]
}

const on = (rule: FileRule, action: FileFinding['action'], name: keyof ManagementRulesDraft, basis: string) =>
  fileFinding(rule, action, `rules.${name}`, basis)

/** The rules of a job's text hold for the sheet's as well. */
function onText(rules: ManagementRulesDraft): FileFinding[] {
  const subject = { post: {}, readings: readingsOf(rules), pay: noPay, minimumWage: null, today: '' }
  return [fees, documentsKept, insurance, probation, hours, overtimePrice]
    .flatMap((rule) => rule(subject))
    .filter(({ field }) => field.startsWith('rules.'))
    .map((finding) => ({ ...finding, rule: finding.rule as TextRule }))
}

const readingsOf = (rules: ManagementRulesDraft): Reading[] =>
  texts.flatMap((name) => (rules[name] ? [read(`rules.${name}`, rules[name])] : []))

const noPay = {
  lawfulMonthlyFloorFen: null,
  lawfulWithOvertimeFen: null,
  advertisedReachable: null,
  neededPiecesPerHour: null,
  basis: '',
}

function onDamage({ damagePercent, damageKeepsMinimum }: ManagementRulesDraft): FileFinding[] {
  const basis = '工资支付暂行规定第16条'
  if (!damagePercent) return []
  if (damagePercent > 20) return [on('damage_over_limit', 'block', 'damagePercent', basis)]
  return damageKeepsMinimum ? [] : [on('damage_over_limit', 'block', 'damageKeepsMinimum', basis)]
}

function onTime(rules: ManagementRulesDraft): FileFinding[] {
  const found: FileFinding[] = []
  if (isUnder(rules.restDaysPerMonth, 4)) found.push(on('rest_too_little', 'flag', 'restDaysPerMonth', '劳动法第38条'))
  if (isOver(rules.hoursPerDay, 8))
    found.push(on('day_too_long', isOver(rules.hoursPerDay, 11) ? 'return' : 'flag', 'hoursPerDay', '劳动法第36、41条'))
  if (isOver(rules.overtimeHoursPerMonth, 36))
    found.push(on('overtime_too_long', 'flag', 'overtimeHoursPerMonth', '劳动法第41条'))
  if (rules.nightWork && !rules.nightAllowance?.trim())
    found.push(on('night_unprotected', 'flag', 'nightAllowance', '劳动合同法第4条'))
  return found
}

function onPay(rules: ManagementRulesDraft): FileFinding[] {
  const least = { overtimeWeekdayPercent: 150, overtimeRestDayPercent: 200, overtimeHolidayPercent: 300 } as const
  const names = Object.keys(least) as (keyof typeof least)[]
  return [
    ...names
      .filter((name) => isUnder(rules[name], least[name]))
      .map((name) => on('overtime_price_low', 'return', name, '工资支付暂行规定第13条')),
    ...(rules.payByBank === false ? [on('not_by_bank', 'flag', 'payByBank', '保障农民工工资支付条例第11条')] : []),
    ...onInsurance(rules),
  ]
}

const due = ['pension', 'medical', 'injury', 'unemployment'] as const

function onInsurance({ insurance: given }: ManagementRulesDraft): FileFinding[] {
  if (!given || due.every((each) => given.includes(each))) return []
  return [on('insurance_lacking', given.length === 0 ? 'return' : 'flag', 'insurance', '社会保险法第58条')]
}

function onLeaving(rules: ManagementRulesDraft): FileFinding[] {
  const article = '劳动合同法第19、20条'
  const found: FileFinding[] = []
  if (isOver(rules.probationMonths, 6)) found.push(on('probation_unlawful', 'block', 'probationMonths', article))
  if (rules.probationMonths !== 0 && isUnder(rules.probationPayPercent, 80))
    found.push(on('probation_unlawful', 'block', 'probationPayPercent', article))
  if (isOver(rules.probationNoticeDays, 3))
    found.push(on('probation_notice_long', 'return', 'probationNoticeDays', '劳动合同法第37条'))
  return found
}

function onProtection({ minors, minorsProtection }: ManagementRulesDraft): FileFinding[] {
  if (minors !== 'protected' || minorsProtection?.trim()) return []
  return [on('minors_unprotected', 'return', 'minorsProtection', '未成年人保护法第61条；未成年工特殊保护规定')]
}

/** What workers ask about first. */
const askedFirst = ['shifts', 'nightWork', 'pieceDispute', 'dormitory', 'minors', 'womensProtection'] as const

const unsaid = (rules: ManagementRulesDraft): FileFinding[] =>
  askedFirst
    .filter((name) => rules[name] === undefined || rules[name] === null || rules[name] === '')
    .map((name) => on('not_said', 'flag', name, '劳动合同法第4条'))

const isUnder = (value: number | null | undefined, least: number) => typeof value === 'number' && value < least
const isOver = (value: number | null | undefined, most: number) => typeof value === 'number' && value > most
