import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../context.ts'
import type { RoomKind } from '../media/rooms.ts'
import { found } from '../problem.ts'
import { resumeSession } from './picture.ts'
import { listPresenters } from './presenter-queries.ts'
import { listBroadcasting, listHeld, listRunning, lockSession } from './queries.ts'
import { openRoom } from './standing.ts'

/** A session as the media server should see it. */
export interface Broadcast {
  sessionId: string
  state: SessionState
  /** The one room that may exist; null when none may. */
  room: RoomKind | null
  startedAt: Date | null
  presenters: { id: string; onAir: boolean; onAirSince: Date | null }[]
}

/** Locks the session; undefined when there is none. */
export async function lockBroadcast(tx: Tx, sessionId: string): Promise<Broadcast | undefined> {
  const session = await lockSession(tx, sessionId)
  if (!session) return undefined
  const presenters = await listPresenters(tx, sessionId)
  return {
    sessionId,
    state: session.state,
    room: openRoom(session),
    startedAt: session.started_at,
    presenters: presenters.map(({ id, state, on_air_since }) => ({
      id,
      onAir: state === 'on_air',
      onAirSince: on_air_since,
    })),
  }
}

/** A picture came: an interrupted session is live again. The caller holds the session's lock. */
export async function pictureCame(tx: Tx, sessionId: string): Promise<void> {
  await resumeSession(tx, found(await lockSession(tx, sessionId)))
}

const lingerMs = 10 * 60_000

/** Sessions whose rooms are looked after: those on, those rehearsing, and for ten minutes those that are over. */
export function listBroadcasts(ctx: Ctx): Promise<string[]> {
  return listBroadcasting(ctx, new Date(ctx.clock().getTime() - lingerMs))
}

/** Sessions that are before their public now, interrupted or not. */
export const runningSessions = (ctx: Ctx): Promise<string[]> => listRunning(ctx)

/** A session that was before its public, with every station that declared it. */
export interface HeldSession {
  id: string
  title: string
  state: SessionState
  stationIds: string[]
  startedAt: Date
  endedAt: Date | null
}

/** What a station held between two times, in order of beginning; a session that only reaches into them is in it. */
export async function heldSessions(
  ctx: Ctx,
  { stationId, from, to }: { stationId: string; from: Date; to: Date },
): Promise<HeldSession[]> {
  const rows = await listHeld(ctx, stationId, from, to)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    stationIds: row.station_ids,
    startedAt: row.started_at!,
    endedAt: row.ended_at,
  }))
}
