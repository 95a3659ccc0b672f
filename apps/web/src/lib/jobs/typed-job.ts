import { schemeFields } from '@zhibo/core/checks/pay'
import { byOperations } from '@zhibo/core/jobs/operations'
import { type JobDraft, PayScheme, Trade } from '@zhibo/core/jobs/schema'
import { fenOf, figure, milliyuanOf, shown, ticked, type Typed, yuanOf } from '#lib/forms/typed.ts'
import { operationsOf, typedOfOperations } from './typed-operations.ts'

const texts = ['title', 'description', 'place', 'conditions', 'shift'] as const
const figures = ['headcount', 'probationMonths', 'probationPayPercent'] as const
const hourFigures = ['perDay', 'daysPerWeek', 'overtimePerMonth', 'overtimePieceMultiplier'] as const
const amounts = ['baseFen', 'floorFen', 'advertisedMinFen', 'advertisedMaxFen'] as const

/** The grounds the law lists, each with the rule it lifts. */
export const exceptionGrounds = {
  womens_protected_work: 'sex',
  named_support_programme: 'residence',
  statutory_health_requirement: 'health',
  statutory_physical_requirement: 'disability_looks',
} as const
export type ExceptionGround = keyof typeof exceptionGrounds
const isGround = (code: string | undefined): code is ExceptionGround => code !== undefined && code in exceptionGrounds

/** What an open-ended contract is called in the form; an empty box says nothing. */
export const openEnded = 'open'

/** What a kept job shows in its form. Money stands there in yuan. */
export function typedOfJob(job: JobDraft): Typed {
  const { pay = {}, hours = {}, exceptions: [exception] = [] } = job
  return {
    ...Object.fromEntries([...texts, ...figures].map((name) => [name, shown(job[name])])),
    trade: shown(job.trade),
    validUntil: shown(job.validUntil),
    employment: job.employment ?? 'full_time',
    contractMonths: job.contractMonths === null ? openEnded : shown(job.contractMonths),
    ...Object.fromEntries(hourFigures.map((name) => [`hours.${name}`, shown(hours[name])])),
    'pay.scheme': shown(pay.scheme),
    ...Object.fromEntries(amounts.map((name) => [`pay.${name}`, yuanOf(pay[name], 100)])),
    'pay.pieceRateMilliyuan': yuanOf(pay.pieceRateMilliyuan, 1000),
    'pay.piecesPerHour': shown(pay.piecesPerHour),
    'pay.payDay': shown(pay.payDay),
    ...typedOfOperations(pay.operations),
    'pay.lastIntake.medianFen': yuanOf(pay.lastIntake?.medianFen, 100),
    'pay.lastIntake.answers': shown(pay.lastIntake?.answers),
    'pay.lastIntake.month': shown(pay.lastIntake?.month),
    insurance: (job.insurance ?? []).join(','),
    benefits: (job.benefits ?? []).join(','),
    exception: shown(exception?.code),
    exceptionReason: shown(exception?.reason),
    ageReason: shown(job.ageReason),
  }
}

/** What was typed, as a draft to be validated. An empty box is left out; of the amounts only those its scheme knows are kept. */
export function jobOf(typed: Typed): unknown {
  const trade = Trade.safeParse(typed.trade)
  return {
    ...Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])),
    ...Object.fromEntries(figures.map((name) => [name, figure(typed[name])])),
    trade: trade.success ? trade.data : undefined,
    validUntil: typed.validUntil || undefined,
    employment: typed.employment === 'part_time' ? 'part_time' : 'full_time',
    contractMonths: typed.contractMonths === openEnded ? null : figure(typed.contractMonths),
    pay: payOf(typed),
    hours: Object.fromEntries(hourFigures.map((name) => [name, figure(typed[`hours.${name}`])])),
    insurance: ticked(typed.insurance),
    benefits: ticked(typed.benefits),
    exceptions: isGround(typed.exception)
      ? [{ rule: exceptionGrounds[typed.exception], code: typed.exception, reason: typed.exceptionReason ?? '' }]
      : [],
    ageReason: typed.ageReason || null,
  }
}

/** The same for the checks, which look at the rest while one figure is still none. */
export const postOf = (typed: Typed): unknown => JSON.parse(JSON.stringify(jobOf(typed)))

/** The pay alone. */
export function payOf(typed: Typed) {
  const scheme = PayScheme.safeParse(typed['pay.scheme'])
  const known: readonly string[] = scheme.success ? schemeFields[scheme.data] : []
  const only = (name: string, value: number | undefined) => (known.includes(name) ? value : undefined)
  return byOperations({
    scheme: scheme.success ? scheme.data : undefined,
    baseFen: only('baseFen', fenOf(typed['pay.baseFen'])),
    floorFen: only('floorFen', fenOf(typed['pay.floorFen'])),
    pieceRateMilliyuan: only('pieceRateMilliyuan', milliyuanOf(typed['pay.pieceRateMilliyuan'])),
    piecesPerHour: only('piecesPerHour', figure(typed['pay.piecesPerHour'])),
    advertisedMinFen: fenOf(typed['pay.advertisedMinFen']),
    advertisedMaxFen: fenOf(typed['pay.advertisedMaxFen']),
    payDay: figure(typed['pay.payDay']),
    operations: known.includes('pieceRateMilliyuan') ? operationsOf(typed) : [],
    lastIntake: lastIntakeOf(typed),
  })
}

/** Nothing of it typed is nothing stated. */
function lastIntakeOf(typed: Typed) {
  const [median, answers, month] = ['medianFen', 'answers', 'month'].map(
    (name) => typed[`pay.lastIntake.${name}`] ?? '',
  )
  if (!median && !answers && !month) return null
  return { medianFen: fenOf(median), answers: figure(answers), month: month || undefined }
}
