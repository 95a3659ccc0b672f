import type { NumbersSearch, ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { appealNumbers } from './appeal-numbers.ts'
import { readableStations } from './duty.ts'
import {
  countDrawn,
  type Scope,
  sumAgreement,
  sumDays,
  sumFindings,
  sumReasons,
  sumReviewers,
  sumUp,
} from './number-queries.ts'

/** What the reviewers of the actor's stations did in a stretch of days. */
export async function reviewNumbers(ctx: Ctx, search: NumbersSearch): Promise<ReviewNumbersView> {
  const scope: Scope = { ...search, stations: readableStations(ctx.actor) }
  const [sums, reasons, reviewers, days, rules, drawn, pairs, appeals] = await Promise.all([
    sumUp(ctx, scope),
    sumReasons(ctx, scope),
    sumReviewers(ctx, scope),
    sumDays(ctx, scope),
    sumFindings(ctx, scope),
    countDrawn(ctx, scope),
    sumAgreement(ctx, scope),
    appealNumbers(ctx, scope),
  ])
  const names = await namesOf(ctx, [
    ...reviewers.map(({ reviewer_id }) => reviewer_id),
    ...pairs.flatMap(({ decided_by, answered_by }) => [decided_by, answered_by]),
  ])
  const by = (id: string) => ({ id, name: names.get(id) ?? '' })
  const { approved, returned, rejected } = sums
  const [answered, agreed] = [sum(pairs, 'answered'), sum(pairs, 'agreed')]
  return {
    from: search.from,
    to: search.to,
    decisions: {
      all: approved + returned + rejected,
      approved,
      returned,
      rejected,
      medianDays: rounded(sums.median),
      p90Days: rounded(sums.p90),
      withinPromise: shareOf(sums.kept, sums.promised),
      firstPass: shareOf(sums.first_approved, sums.firsts),
      firstDecisions: sums.firsts,
    },
    reasons: reasons.map((each) => ({
      reasonCode: each.reason_code,
      returned: each.returned,
      rejected: each.rejected,
    })),
    reviewers: reviewers.map(({ reviewer_id, median, ...counts }) => ({
      reviewer: by(reviewer_id),
      ...counts,
      medianDays: rounded(median),
    })),
    findings: {
      marked: sum(rules, 'marked'),
      upheld: sum(rules, 'upheld'),
      overturned: sum(rules, 'overturned'),
      open: sum(rules, 'open'),
      rules,
    },
    appeals: {
      made: appeals.made,
      upheld: appeals.upheld,
      overturned: appeals.overturned,
      open: appeals.open,
      medianDays: rounded(appeals.median),
      p90Days: rounded(appeals.p90),
      withinPromise: shareOf(appeals.kept, appeals.answered),
      subjects: appeals.subjects,
    },
    agreement: {
      drawn,
      answered,
      agreed,
      share: shareOf(agreed, answered),
      pairs: pairs.map((pair) => ({
        decidedBy: by(pair.decided_by),
        secondBy: by(pair.answered_by),
        answered: pair.answered,
        agreed: pair.agreed,
        share: shareOf(pair.agreed, pair.answered),
      })),
    },
    days: days.map(({ median, ...counts }) => ({ ...counts, medianDays: rounded(median) })),
  }
}

const sum = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((total, row) => total + row[key], 0)

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole))

/** To a thousandth, which of a working day is under two minutes. */
const rounded = <Value extends number | null>(value: Value): Value =>
  (value === null ? null : Math.round(value * 1000) / 1000) as Value
