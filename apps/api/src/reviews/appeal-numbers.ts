import { endOfShanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import type { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import { ReviewSubject } from '@zhibo/core/reviews/schema'
import { workingTimes } from '../calendar/work-calendar.ts'
import type { Ctx } from '../context.ts'
import { type AppealRow, listAppeals, type Scope } from './number-queries.ts'

const workingDay = 86_400_000

/** What became of the appeals of the days: an answer counts on the day a second person signed it. */
export async function appealNumbers(ctx: Ctx, scope: Scope) {
  const appeals = await listAppeals(ctx, scope)
  const start = startOfShanghaiDay(scope.from)
  const end = endOfShanghaiDay(scope.to)
  const isIn = (at: Date) => at >= start && at < end
  const answered = appeals.flatMap(({ made_at, answered_at, due_at }) =>
    answered_at !== null && isIn(answered_at) ? [{ made_at, answered_at, due_at }] : [],
  )
  const took = await workingTimes(
    ctx,
    answered.map(({ made_at, answered_at }) => [made_at, answered_at]),
  )
  const count = (some: readonly AppealRow[]) => {
    const ended = (answer: AppealRow['answer']) =>
      some.filter((each) => each.answer === answer && each.answered_at !== null && isIn(each.answered_at)).length
    return {
      made: some.filter(({ made_at }) => isIn(made_at)).length,
      upheld: ended('uphold'),
      overturned: ended('overturn'),
      open: some.filter(({ answered_at }) => answered_at === null || answered_at >= end).length,
    }
  }
  return {
    ...count(appeals),
    median: percentile(took, 0.5),
    p90: percentile(took, 0.9),
    answered: answered.length,
    kept: answered.filter(({ answered_at, due_at }) => answered_at <= due_at).length,
    subjects: ReviewSubject.options
      .map((subject) => ({ subject, ...count(appeals.filter((each) => each.subject === subject)) }))
      .filter(({ made, upheld, overturned, open }) => made + upheld + overturned + open > 0),
  } satisfies Omit<ReviewNumbersView['appeals'], 'medianDays' | 'p90Days' | 'withinPromise'> & Record<string, unknown>
}

/** In working days, between the two nearest where it falls between them, as the database does it for decisions. */
function percentile(times: readonly number[], share: number): number | null {
  if (times.length === 0) return null
  const sorted = times.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)]!
  const above = sorted[Math.ceil(at)]!
  return (below + (above - below) * (at % 1)) / workingDay
}
