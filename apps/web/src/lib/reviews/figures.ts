import type { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import { ReasonCode } from '@zhibo/core/reviews/schema'
import { m } from '#lib/paraglide/messages.js'
import { reasonNames, subjectNames } from './names.ts'
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
  const { decisions, findings, agreement, appeals } = numbers
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
      {
        label: m.reviews_figure_appeals(),
        value: days(appeals.medianDays),
        note: appealsNote(appeals),
      },
      {
        label: m.reviews_figure_wrong(),
        value: percent(shareOf(findings.overturned, findings.overturned + findings.upheld)),
        note: m.reviews_figure_marks({ marked: findings.marked, open: findings.open }),
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
    reviewers: numbers.reviewers.map(({ reviewer, medianDays, ...counts }) => ({
      name: reviewer.name,
      median: days(medianDays),
      ...counts,
    })),
    rules: findings.rules.map(({ rule, ...counts }) => ({ name: ruleName(rule), ...counts })),
    marked: findings.marked,
    appeals: [
      ...appeals.subjects.map(({ subject, ...counts }) => ({ name: subjectNames[subject](), ...counts })),
      ...(appeals.subjects.length > 1 ? [{ name: m.reviews_all_together(), ...countsOf(appeals) }] : []),
    ].map((each) => ({ ...each, approved: each.overturned, returned: 0, rejected: each.upheld })),
    pairs: agreement.pairs.map(({ decidedBy, secondBy, answered, agreed, share }) => ({
      first: decidedBy.name,
      second: secondBy.name,
      answered,
      agreed,
      share: percent(share),
    })),
  }
}

const appealsNote = ({ medianDays, p90Days, withinPromise }: ReviewNumbersView['appeals']): string =>
  medianDays === null
    ? m.reviews_no_appeals_answered()
    : m.reviews_figure_appeals_in_time({ share: percent(withinPromise), days: days(p90Days) })

const countsOf = ({ made, upheld, overturned, open }: ReviewNumbersView['appeals']) => ({
  made,
  upheld,
  overturned,
  open,
})

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`)

/** A working day is the clock once round; less than one is told in hours, and nothing is done in none. */
function days(value: number | null): string {
  if (value === null) return '—'
  return value < 1
    ? m.reviews_length_hours({ count: Math.max(1, Math.ceil(value * 24)) })
    : m.reviews_days({ count: value.toFixed(1) })
}
