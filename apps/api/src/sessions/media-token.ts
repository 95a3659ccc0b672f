import { randomUUID } from 'node:crypto'
import type { AskMediaToken, MediaRole, MediaTokenView } from '@zhibo/core/media/schema'
import type { Ctx } from '../context.ts'
import { presenterIdentity, type RoomKind, roomName } from '../media/rooms.ts'
import { AppError, found } from '../problem.ts'
import { listPlaces } from './presenter-queries.ts'
import { findSession, type Session } from './queries.ts'
import { openRoom, requireRoom, requireVisible, rolesOn } from './standing.ts'

interface Pass {
  role: MediaRole
  identity: string
  onAir: boolean
  kind: RoomKind
}

/**
 * A pass into the session's media room. What it allows follows from who asks: a presenter of this session, staff who
 * run it, or a viewer; to viewers there is no rehearsal. Refused with `session_not_live` and `session_stopped`.
 */
export async function issueMediaToken(ctx: Ctx, sessionId: string, { as }: AskMediaToken): Promise<MediaTokenView> {
  const { kind } = await decide(ctx, sessionId, as)
  const room = roomName(kind, sessionId)
  // A room that everybody left is gone after a minute. Made first and asked again after: whoever stops or ends the
  // session in between either is seen here, or closes the room after this.
  await ctx.media.ensureRoom(room)
  if (openRoom(found(await findSession(ctx, sessionId))) !== kind) await ctx.media.closeRoom(room)
  const pass = await decide(ctx, sessionId, as)
  if (pass.kind !== kind) throw new AppError('session_not_live')
  const { token, expiresAt } = await ctx.media.mint({ room, ...pass })
  return {
    url: ctx.media.url,
    token,
    expiresAt: expiresAt.toISOString(),
    role: pass.role,
    onAir: pass.onAir,
    rehearsal: kind === 'rehearsal',
  }
}

async function decide(ctx: Ctx, sessionId: string, as: AskMediaToken['as']): Promise<Pass> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  const kind = requireRoom(session)
  const inside = as === 'viewer' ? null : await insider(ctx, session)
  if (inside) return { ...inside, kind }
  if (kind === 'rehearsal') throw new AppError('session_not_live')
  return { role: 'viewer', identity: randomUUID(), onAir: false, kind }
}

async function insider(ctx: Ctx, session: Session): Promise<Omit<Pass, 'kind'> | null> {
  const { actor } = ctx
  if (actor.kind !== 'person') return null
  const [place] = await listPlaces(ctx, session.id, actor.personId)
  if (place) return { role: 'presenter', identity: presenterIdentity(place.id), onAir: place.state === 'on_air' }
  return rolesOn(actor, session.station_id).includes('host')
    ? { role: 'monitor', identity: randomUUID(), onAir: false }
    : null
}
