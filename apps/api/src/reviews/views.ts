import { waitingStates } from '@zhibo/core/reviews/lifecycle'
import type { ReviewCaseView, ReviewEventView, ReviewState } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { isOwn } from './duty.ts'
import type { ReviewEvent } from './queries.ts'
import type { QueueRow } from './queue-queries.ts'

export async function toCaseViews(ctx: Ctx, cases: readonly QueueRow[]): Promise<ReviewCaseView[]> {
  const names = await namesOf(
    ctx,
    cases.flatMap((each) => [each.claimed_by ?? [], each.proposed_by ?? []].flat()),
  )
  const person = ctx.actor.kind === 'person' ? ctx.actor : null
  const me = person?.personId ?? null
  const now = ctx.clock()
  const by = (id: string) => ({ id, name: names.get(id) ?? '' })
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
    overdue: waiting.includes(each.state) && each.due_at < now,
    claimedBy: each.claimed_by === null ? null : by(each.claimed_by),
    claimedUntil: each.claimed_until?.toISOString() ?? null,
    mine: me !== null && each.claimed_by === me,
    submittedByMe: person !== null && isOwn(person, each),
    decidedByMe: me !== null && each.decided_by === me,
    findings: findingsOf(each),
    proposal: proposalOf(each, me, by),
    differs: each.differs,
    mendBy: mendByOf(each)?.toISOString() ?? null,
  }))
}

const waiting: readonly ReviewState[] = waitingStates

/** What was asked of the owner counts while the revision stands; a suspension has gone beyond it. */
export const mendByOf = ({ state, mend_by }: Pick<QueueRow, 'state' | 'mend_by'>): Date | null =>
  state === 'approved' || state === 'overturned' ? mend_by : null

const findingsOf = ({ blocks, returns, flags }: QueueRow): ReviewCaseView['findings'] =>
  blocks === null || returns === null || flags === null ? null : { block: blocks, return: returns, flag: flags }

const proposalOf = (
  { proposed_action: action, proposed_by }: QueueRow,
  me: string | null,
  by: (id: string) => { id: string; name: string },
): ReviewCaseView['proposal'] =>
  action === null || proposed_by === null ? null : { action, by: by(proposed_by), byMe: proposed_by === me }

export const toCaseView = async (ctx: Ctx, reviewCase: QueueRow): Promise<ReviewCaseView> =>
  (await toCaseViews(ctx, [reviewCase]))[0]!

/**
 * The history, oldest first. What the software did by itself has no name; what reviewers say among themselves is not for
 * those whose `own` case it is, whatever their roles.
 */
export async function toHistory(ctx: Ctx, events: readonly ReviewEvent[], own: boolean): Promise<ReviewEventView[]> {
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
    internalNote: own ? '' : event.internal_note,
    parts: event.parts,
    revisionId: event.revision_id,
    at: event.at.toISOString(),
  }))
}
