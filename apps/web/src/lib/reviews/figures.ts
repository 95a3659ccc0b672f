import type { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import { ReasonCode } from '@zhibo/core/reviews/schema'
import { m } from '#lib/paraglide/messages.js'
import { reasonNames } from './names.ts'
import { daysOf, type Range } from './range.ts'
import { ruleName } from './rule-names.ts'

/** The three ways a case ends, as they stack in a bar. */
export interface Outcome {
  approved: number
  returned: number
  rejected: number
}
/** One figure over the charts: what it is, how much, and what it is measured by. */
export interface Figure {
  label: string
  value: string
  note: string
}

/** The reviewers' numbers in words, ready to be drawn and tabled. Made on the server. */
export function figuresOf(numbers: ReviewNumbersView, range: Range) {
  const { decisions, findings, agreement } = numbers
  const byDay = new Map(numbers.days.map((each) => [each.day, each]))
  return {
    decisions,
    figures: [
      {
        label: m.reviews_figure_median(),
        value: days(decisions.medianDays),
        note: m.reviews_figure_p90({ days: days(decisions.p90Days) }),
      },
      {
        label: m.reviews_figure_promise(),
        value: percent(decisions.withinPromise),
        note: m.reviews_figure_decisions({ count: decisions.all }),
      },
      {
        label: m.reviews_figure_first_pass(),
        value: percent(decisions.firstPass),
        note: m.reviews_figure_first({ count: decisions.firstDecisions }),
      },
      {
        label: m.reviews_figure_agreement(),
        value: percent(agreement.share),
        note: m.reviews_figure_looks({ answered: agreement.answered, drawn: agreement.drawn }),
      },
    ] satisfies Figure[],
    days: daysOf(range).map((day) => {
      const { approved = 0, returned = 0, rejected = 0, medianDays = null } = byDay.get(day) ?? {}
      return { day, approved, returned, rejected, median: days(medianDays) }
    }),
    reasons: numbers.reasons.map(({ reasonCode, returned, rejected }) => {
      const known = ReasonCode.safeParse(reasonCode)
      return { name: known.success ? reasonNames[known.data]() : reasonCode, approved: 0, returned, rejected }
    }),
    reviewers: numbers.reviewers.map(({ reviewer, medianDays, signed, ...outcome }) => ({
      name: reviewer.name,
      median: days(medianDays),
      signed,
      ...outcome,
    })),
    rules: findings.rules.map(({ rule, marked, upheld, overturned }) => ({
      name: ruleName(rule),
      marked,
      upheld,
      overturned,
    })),
    findings: { marked: findings.marked, upheld: findings.upheld, overturned: findings.overturned },
    pairs: agreement.pairs.map(({ decidedBy, secondBy, answered, agreed, share }) => ({
      first: decidedBy.name,
      second: secondBy.name,
      answered,
      agreed,
      share: percent(share),
    })),
  }
}

const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`)

/** A working day is the clock once round; less than one is told in hours, and nothing is done in none. */
function days(value: number | null): string {
  if (value === null) return '—'
  return value < 1
    ? m.reviews_length_hours({ count: Math.max(1, Math.ceil(value * 24)) })
    : m.reviews_days({ count: value.toFixed(1) })
}
