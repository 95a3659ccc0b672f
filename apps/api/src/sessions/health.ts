import { shanghaiDay } from '@zhibo/core/day'
import { parsePlace } from '@zhibo/core/media/identity'
import type { FeedView, PresenceView, SessionHealthView } from '@zhibo/core/sessions/control'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { readLedger } from '../ledger/read.ts'
import { viewersOf } from '../live/viewers.ts'
import { parseGuest, roomName } from '../media/rooms.ts'
import type { MediaFeed } from '../media/server.ts'
import { AppError, found } from '../problem.ts'
import { findSession, type Session } from './queries.ts'
import { isStaff, openRoom, requireVisible, stationFor } from './standing.ts'

const hourMs = 3_600_000
const stepSeconds = 30
/** Samples come every 10 s; older than this the count is not now's. */
const nowMs = 30_000

/** How a show does: who watches, what comes in, what it adds to the month. For the station's staff. */
export async function viewHealth(ctx: Ctx, sessionId: string): Promise<SessionHealthView> {
  const me = requirePerson(ctx.actor)
  const session = found(await findSession(ctx, sessionId))
  requireVisible(me, session)
  if (!isStaff(me, session)) throw new AppError('forbidden')
  const [viewers, media, airtime] = await Promise.all([
    viewersNow(ctx, session),
    roomOf(ctx, session),
    airtimeOf(ctx, session),
  ])
  return { at: ctx.clock().toISOString(), viewers, ...media, airtime }
}

async function viewersNow(ctx: Ctx, session: Session): Promise<SessionHealthView['viewers']> {
  const now = ctx.clock().getTime()
  const whole = await viewersOf(ctx, session.id, { from: session.started_at ?? session.planned_start, stepSeconds })
  const latest = await viewersOf(ctx, session.id, { from: new Date(now - nowMs), stepSeconds: 10 })
  const shown = whole.filter(({ at }) => at.getTime() >= now - hourMs)
  return {
    now: latest.at(-1)?.viewers ?? 0,
    peak: Math.max(0, ...whole.map(({ viewers }) => viewers)),
    samples: shown.map(({ at, viewers }) => ({ at: at.toISOString(), viewers })),
  }
}

/** A media server that does not answer is told, and no reason to tell nothing else. */
async function roomOf(ctx: Ctx, session: Session): Promise<Pick<SessionHealthView, 'media' | 'feeds' | 'present'>> {
  const kind = openRoom(session)
  if (!kind) return { media: 'closed', feeds: [], present: [] }
  const room = roomName(kind, session.id)
  try {
    const [feeds, participants] = await Promise.all([ctx.media.feeds(room), ctx.media.participants(room)])
    return {
      media: feeds ? 'open' : 'closed',
      feeds: (feeds ?? []).flatMap(toFeedView),
      present: (participants ?? []).flatMap(({ identity }) => parsePlace(identity) ?? []) satisfies PresenceView[],
    }
  } catch (error) {
    ctx.log.warn({ err: error, sessionId: session.id }, 'media server not reached')
    return { media: 'unreachable', feeds: [], present: [] }
  }
}

function toFeedView({ identity, publishedAt, ...feed }: MediaFeed): FeedView[] {
  const place = parsePlace(identity)
  const callId = parseGuest(identity)
  const since = publishedAt.toISOString()
  if (place) return [{ from: 'presenter', id: place.presenterId, device: place.device, since, ...feed }]
  return callId ? [{ from: 'guest', id: callId, device: null, since, ...feed }] : []
}

async function airtimeOf(ctx: Ctx, session: Session): Promise<SessionHealthView['airtime']> {
  const month = shanghaiDay(session.started_at ?? ctx.clock()).slice(0, 7)
  const ledger = await readLedger(ctx, stationFor(ctx.actor, session), month)
  return {
    sessionMs: ledger.rows.find(({ id }) => id === session.id)?.airtimeMs ?? 0,
    minSessionMs: ledger.minSessionMs,
    month,
    monthMs: ledger.airtimeMs,
    monthTargetMs: ledger.airtimeTargetMs,
    monthSessions: ledger.sessions,
    monthSessionsTarget: ledger.sessionsTarget,
  }
}
