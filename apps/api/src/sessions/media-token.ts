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
  presenterId: string | null
}

/**
 * A pass into the session's media room. What it allows follows from who asks: a presenter of this session (while they act
 * for the company they stand for), staff who run it, or a viewer; to viewers there is no rehearsal. Refused with `session_not_live` and `session_stopped`, and with
 * `place_taken` when a presenter wants to know that another page is in already, instead of throwing it out.
 */
export async function issueMediaToken(ctx: Ctx, sessionId: string, ask: AskMediaToken): Promise<MediaTokenView> {
  const { kind } = await decide(ctx, sessionId, ask)
  const room = roomName(kind, sessionId)
  // A room that everybody left is gone after a minute. Made first and asked again after: whoever stops or ends the
  // session in between either is seen here, or closes the room after this.
  await ctx.media.ensureRoom(room)
  if (openRoom(found(await findSession(ctx, sessionId))) !== kind) await ctx.media.closeRoom(room)
  const pass = await decide(ctx, sessionId, ask)
  if (pass.kind !== kind) throw new AppError('session_not_live')
  if (pass.presenterId && ask.onlyIfFree) await requireFree(ctx, room, pass.identity, ask.page)
  const { token, expiresAt } = await ctx.media.mint({ room, ...pass, page: pass.presenterId ? ask.page : undefined })
  return {
    url: ctx.media.url,
    token,
    expiresAt: expiresAt.toISOString(),
    role: pass.role,
    onAir: pass.onAir,
    rehearsal: kind === 'rehearsal',
    presenterId: pass.presenterId,
  }
}

/** A page that comes back after a crash finds itself still in the room, and is free to take its own place. */
async function requireFree(ctx: Ctx, room: string, identity: string, page: string | undefined): Promise<void> {
  const holder = (await ctx.media.participants(room))?.find((each) => each.identity === identity)
  if (holder && (page === undefined || holder.page !== page)) throw new AppError('place_taken')
}

async function decide(ctx: Ctx, sessionId: string, { as, device }: AskMediaToken): Promise<Pass> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  const kind = requireRoom(session)
  const inside = as === 'viewer' ? null : await insider(ctx, session, device)
  if (inside) return { ...inside, kind }
  if (kind === 'rehearsal') throw new AppError('session_not_live')
  return { role: 'viewer', identity: `v_${randomUUID()}`, onAir: false, kind, presenterId: null }
}

async function insider(
  ctx: Ctx,
  session: Session,
  device: AskMediaToken['device'],
): Promise<Omit<Pass, 'kind'> | null> {
  const { actor } = ctx
  if (actor.kind !== 'person') return null
  const [place] = await listPlaces(ctx, session.id, actor.personId)
  if (place) {
    const identity = presenterIdentity(place.id, device)
    return { role: 'presenter', identity, onAir: place.state === 'on_air', presenterId: place.id }
  }
  return rolesOn(actor, session).includes('host')
    ? { role: 'monitor', identity: `m_${randomUUID()}`, onAir: false, presenterId: null }
    : null
}
