import { EnterPolicy, type PolicyKind, type PolicyRowView } from '@zhibo/core/policy/schema'
import { fenOf, figure, type Typed, yuanOf } from '#lib/forms/typed.ts'

const minute = 60_000

/** The row a form makes; refused with a ZodError where a figure is none. */
export const rowOf = (kind: PolicyKind, typed: Typed): EnterPolicy =>
  EnterPolicy.parse({
    kind,
    value: valueOf[kind](typed),
    from: typed.from ?? '',
    documentNo: typed.documentNo ?? '',
    supersedes: typed.supersedes || null,
    sure: typed.sure === 'on',
  })

const valueOf: Record<PolicyKind, (typed: Typed) => unknown> = {
  minimum_wage: (typed) => ({ monthlyFen: fenOf(typed.monthlyFen), hourlyFen: fenOf(typed.hourlyFen) }),
  airtime: (typed) => ({
    minSessionMs: minutes(typed.minSessionMs),
    joinGapMs: minutes(typed.joinGapMs),
    zone: 'Asia/Shanghai',
    shortSessionsGiveHours: typed.shortSessionsGiveHours === 'on',
  }),
  review_promise: (typed) => ({ workingDays: figure(typed.workingDays) }),
  reinspection: (typed) => ({ sharePercent: figure(typed.sharePercent) }),
}

const minutes = (text: string | undefined): number | undefined => {
  const count = figure(text)
  return count === undefined ? undefined : count * minute
}

/** What stands in the form's boxes for a row that is to be put right. */
export function typedOfRow(row: PolicyRowView): Typed {
  const { from, documentNo } = row
  return { from, documentNo: documentNo ?? '', supersedes: row.id, ...figuresTyped(row) }
}

function figuresTyped(row: PolicyRowView): Typed {
  switch (row.kind) {
    case 'minimum_wage':
      return { monthlyFen: yuanOf(row.value.monthlyFen, 100), hourlyFen: yuanOf(row.value.hourlyFen, 100) }
    case 'airtime':
      return {
        minSessionMs: String(row.value.minSessionMs / minute),
        joinGapMs: String(row.value.joinGapMs / minute),
        ...(row.value.shortSessionsGiveHours ? { shortSessionsGiveHours: 'on' } : {}),
      }
    case 'review_promise':
      return { workingDays: String(row.value.workingDays) }
    case 'reinspection':
      return { sharePercent: String(row.value.sharePercent) }
  }
}
