import type { ReviewCaseView, ReviewEventView } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import type { ReviewCase, ReviewEvent } from './queries.ts'

export async function toCaseViews(ctx: Ctx, cases: readonly ReviewCase[]): Promise<ReviewCaseView[]> {
  const names = await namesOf(
    ctx,
    cases.flatMap((each) => each.claimed_by ?? []),
  )
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return cases.map((each) => ({
    id: each.id,
    subject: each.subject,
    subjectId: each.subject_id,
    revisionId: each.revision_id,
    revisionNumber: each.revision_number,
    title: each.title,
    stationId: each.station_id,
    state: each.state,
    version: each.version,
    submittedAt: each.submitted_at.toISOString(),
    dueAt: each.due_at.toISOString(),
    claimedBy: each.claimed_by === null ? null : { id: each.claimed_by, name: names.get(each.claimed_by) ?? '' },
    claimedUntil: each.claimed_until?.toISOString() ?? null,
    mine: me !== null && each.claimed_by === me,
    submittedByMe: me !== null && each.submitted_by === me,
  }))
}

export const toCaseView = async (ctx: Ctx, reviewCase: ReviewCase): Promise<ReviewCaseView> =>
  (await toCaseViews(ctx, [reviewCase]))[0]!

/** The history, oldest first. What the software did by itself has no name. */
export async function toHistory(ctx: Ctx, events: readonly ReviewEvent[]): Promise<ReviewEventView[]> {
  const names = await namesOf(
    ctx,
    events.flatMap((event) => event.actor_id ?? []),
  )
  return events.map((event) => ({
    seq: event.seq,
    action: event.action,
    fromState: event.from_state,
    toState: event.to_state,
    actorName: event.actor_id ? (names.get(event.actor_id) ?? '') : '',
    reasonCode: event.reason_code,
    publicNote: event.public_note,
    internalNote: event.internal_note,
    parts: event.parts,
    revisionId: event.revision_id,
    at: event.at.toISOString(),
  }))
}
