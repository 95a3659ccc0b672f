import type { Slate } from '@zhibo/core/sessions/schema'
import type { Actor } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { found } from '../problem.ts'
import { listPlaces, listPresenters } from './presenter-queries.ts'
import { findSession, lockSession, type Session } from './queries.ts'
import { requireRunning, requireVisible, rolesOn, type Show } from './standing.ts'

/** A session as those who talk in it need to know it. */
export interface Conversation {
  id: string
  /** The station that planned it: its chain tells what happens in it. */
  stationId: string
  show: Show
  title: string
  holdsFirstQuestions: boolean
  startedAt: Date | null
  /** Ended, whether sealed or not: what was left open is answered in writing. */
  over: boolean
  /** What stands on the screens instead of a picture. */
  slate: Slate | null
  /** Throws `session_not_live` or `session_stopped` unless it is before its public now. */
  requireRunning: () => void
}

const toConversation = (session: Session): Conversation => ({
  id: session.id,
  stationId: session.station_id,
  show: session,
  title: session.title,
  holdsFirstQuestions: session.holds_first_questions,
  startedAt: session.started_at,
  over: session.ended_at !== null,
  slate: session.slate,
  requireRunning: () => requireRunning(session),
})

/** Locks the session, so that what is decided about it holds until commit; 404 for whoever may not see it. */
export async function lockConversation(tx: Tx, sessionId: string): Promise<Conversation> {
  const session = found(await lockSession(tx, sessionId))
  requireVisible(tx.actor, session)
  return toConversation(session)
}

export async function findConversation(ctx: Ctx, sessionId: string): Promise<Conversation> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  return toConversation(session)
}

/** What the actor is in this conversation: one of the station's hosts, somebody who presents in it for the station or for an employer in force, or neither. */
export async function talkRoles(ctx: Ctx, { id, show }: Conversation): Promise<('host' | 'presenter')[]> {
  const { actor }: { actor: Actor } = ctx
  if (actor.kind !== 'person') return []
  const roles: ('host' | 'presenter')[] = rolesOn(actor, show).includes('host') ? ['host'] : []
  const { ofStation, employerIds } = await presentsFor(ctx, id)
  if (ofStation || employerIds.length > 0) roles.push('presenter')
  return roles
}

/** For whom the actor presents in a session: the station itself, and employers in force. */
export async function presentsFor(ctx: Ctx, sessionId: string): Promise<{ ofStation: boolean; employerIds: string[] }> {
  if (ctx.actor.kind !== 'person') return { ofStation: false, employerIds: [] }
  const places = await listPlaces(ctx, sessionId, ctx.actor.personId)
  const employers = await employerBriefs(
    ctx,
    places.flatMap((place) => place.employer_id ?? []),
  )
  return {
    ofStation: places.some((place) => place.employer_id === null),
    employerIds: [...employers.values()].filter(({ inForce }) => inForce).map(({ id }) => id),
  }
}

/** The employers for which somebody has a place in a session, in force or not. */
export const employersPresenting = async (ctx: Ctx, sessionId: string): Promise<string[]> => [
  ...new Set((await listPresenters(ctx, sessionId)).flatMap(({ employer_id }) => employer_id ?? [])),
]

/** Whether a person has a place among those who present in a session. */
export const presentsIn = async (ctx: Ctx, sessionId: string, personId: string): Promise<boolean> =>
  (await listPlaces(ctx, sessionId, personId)).length > 0
