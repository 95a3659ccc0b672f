import { endOfShanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import type { NumbersSearch } from '@zhibo/core/reviews/numbers'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Whose numbers, and of when. */
export interface Scope extends NumbersSearch {
  stations: 'all' | string[]
}

const workingDay = sql.lit(86_400_000)
const midst = (share: number): RawBuilder<number | null> =>
  sql`percentile_cont(${sql.lit(share)}) within group (order by waited_ms) / ${workingDay}`
const counts = sql`
  count(*) filter (where action = 'approve')::int as approved,
  count(*) filter (where action = 'return')::int as returned,
  count(*) filter (where action = 'reject')::int as rejected`

/** The decisions of the days, with whose word each was. `decisions` is what the other queries select from. */
const decisions = (scope: Scope) => sql`
  with decisions as (
    select event.*, coalesce(event.proposed_by, event.actor_id) as reviewer_id
    from review_event event join review_case c on c.id = event.case_id
    where event.action in ('approve', 'return', 'reject') and ${within(scope, sql`event.at`)} and ${ofScope(scope)}
  )`

const within = ({ from, to }: Scope, at: RawBuilder<unknown>) =>
  sql`${at} >= ${startOfShanghaiDay(from)} and ${at} < ${endOfShanghaiDay(to)}`

/** The cases of the scope, as `c`. */
function ofScope({ stations, station, subject }: Scope): RawBuilder<unknown> {
  const all = [
    ...(stations === 'all' ? [] : [sql`c.station_id = any(${stations}::uuid[])`]),
    ...(station ? [sql`c.station_id = ${station}`] : []),
    ...(subject ? [sql`c.subject = ${subject}`] : []),
  ]
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `)
}

export interface Counts {
  approved: number
  returned: number
  rejected: number
}

async function rows<Row>({ db }: Ctx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

/** A first decision is one before which nothing was decided in its case. */
export async function sumUp(ctx: Ctx, scope: Scope) {
  type Row = Counts & {
    median: number | null
    p90: number | null
    promised: number
    kept: number
    firsts: number
    first_approved: number
  }
  const [row] = await rows(
    ctx,
    sql<Row>`${decisions(scope)}
    select ${counts}, ${midst(0.5)} as median, ${midst(0.9)} as p90,
      count(due_at)::int as promised,
      count(*) filter (where at <= due_at)::int as kept,
      count(*) filter (where is_first)::int as firsts,
      count(*) filter (where is_first and action = 'approve')::int as first_approved
    from decisions, lateral (
      select not exists (
        select from review_event earlier
        where earlier.case_id = decisions.case_id and earlier.seq < decisions.seq
          and earlier.action in ('approve', 'return', 'reject')
      ) as is_first
    ) place`,
  )
  return row!
}

export const sumReasons = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<Counts & { reason_code: string }>`${decisions(scope)}
    select coalesce(reason_code, 'other') as reason_code, ${counts}
    from decisions where action <> 'approve' group by 1 order by count(*) desc, 1`,
  )

export const sumReviewers = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<
      Counts & { reviewer_id: string; signed: number; declined: number; median: number | null }
    >`${decisions(scope)}, signatures as (
      select event.actor_id,
        count(*) filter (where not starts_with(event.action, 'decline_'))::int as signed,
        count(*) filter (where starts_with(event.action, 'decline_'))::int as declined
      from review_event event join review_case c on c.id = event.case_id
      where event.from_state = 'awaiting_signature' and event.actor_id is not null
        and ${within(scope, sql`event.at`)} and ${ofScope(scope)}
      group by 1
    ), loads as (
      select reviewer_id, ${counts}, ${midst(0.5)} as median
      from decisions where reviewer_id is not null group by 1
    )
    select coalesce(reviewer_id, actor_id) as reviewer_id, coalesce(approved, 0) as approved,
      coalesce(returned, 0) as returned, coalesce(rejected, 0) as rejected, coalesce(signed, 0) as signed,
      coalesce(declined, 0) as declined, median
    from loads full join signatures on signatures.actor_id = loads.reviewer_id
    order by coalesce(approved + returned + rejected, 0) desc, 1`,
  )

export const sumDays = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<Counts & { day: string; median: number | null }>`${decisions(scope)}
    select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, ${counts}, ${midst(0.5)} as median
    from decisions group by 1 order by 1`,
  )

/** Marks made in the days; what became of them, whenever that was said. */
export const sumFindings = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<{ rule: string; marked: number; upheld: number; overturned: number; open: number }>`
    select mark.rule, count(*)::int as marked,
      count(*) filter (where mark.state = 'open')::int as open,
      count(*) filter (where mark.state = 'upheld')::int as upheld,
      count(*) filter (where mark.state = 'overturned')::int as overturned
    from review_finding_mark mark join review_case c on c.id = mark.case_id
    where ${within(scope, sql`mark.marked_at`)} and ${ofScope(scope)}
    group by 1 order by 2 desc, 1`,
  )

/** An appeal, and the answer that took effect, if any has. A case is appealed once at most. */
export interface AppealRow {
  subject: ReviewSubject
  made_at: Date
  due_at: Date
  answered_at: Date | null
  answer: 'uphold' | 'overturn' | null
}

/** Appeals that were made, answered or waiting in the days. A year has a few hundred at most. */
export const listAppeals = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<AppealRow>`
    select c.subject, appeal.at as made_at, c.due_at, answer.at as answered_at, answer.action as answer
    from review_event appeal
      join review_case c on c.id = appeal.case_id
      left join review_event answer on answer.case_id = c.id and answer.action in ('uphold', 'overturn')
    where appeal.action = 'appeal' and appeal.at < ${endOfShanghaiDay(scope.to)}
      and (answer.at is null or answer.at >= ${startOfShanghaiDay(scope.from)}) and ${ofScope(scope)}
    order by appeal.at`,
  )

export async function countDrawn(ctx: Ctx, scope: Scope): Promise<number> {
  const [row] = await rows(
    ctx,
    sql<{ drawn: number }>`
    select count(*)::int as drawn
    from review_reinspection look join review_case c on c.id = look.case_id
    where ${within(scope, sql`look.drawn_at`)} and ${ofScope(scope)}`,
  )
  return row!.drawn
}

/** Second looks answered in the days, by who decided and who looked again. */
export const sumAgreement = (ctx: Ctx, scope: Scope) =>
  rows(
    ctx,
    sql<{ decided_by: string; answered_by: string; answered: number; agreed: number }>`
    select look.decided_by, look.answered_by, count(*)::int as answered,
      count(*) filter (where look.answer = 'agrees')::int as agreed
    from review_reinspection look join review_case c on c.id = look.case_id
    where ${within(scope, sql`look.answered_at`)} and ${ofScope(scope)}
    group by 1, 2 order by 3 desc, 1, 2`,
  )
