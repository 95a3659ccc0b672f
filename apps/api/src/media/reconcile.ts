import { type Ctx, withTx } from '../context.ts'
import { lookAfterGuests } from '../guests/look.ts'
import { listBroadcasts, lockBroadcast } from '../sessions/broadcast.ts'
import { interruptSession } from '../sessions/picture.ts'
import { lastPictureAt, listOpenSessions } from './queries.ts'
import { recordLook } from './record-look.ts'
import { roomName } from './rooms.ts'

const pictureLostMs = 20_000

/**
 * Looks into the rooms and mends what no webhook told: opens and closes intervals, records mutes, takes rights that
 * should not be there, closes rooms that should not exist, and says when the picture was lost. One session that cannot
 * be looked at does not keep the others.
 */
export async function reconcile(ctx: Ctx): Promise<void> {
  const sessions = new Set([...(await listBroadcasts(ctx)), ...(await listOpenSessions(ctx))])
  for (const sessionId of sessions) {
    await lookInto(ctx, sessionId).catch((error: unknown) =>
      ctx.log.warn({ err: error, sessionId }, 'media: could not look into the room'),
    )
    await watchPicture(ctx, sessionId)
  }
}

async function lookInto(ctx: Ctx, sessionId: string): Promise<void> {
  const at = ctx.clock()
  const live = await ctx.media.participants(roomName('live', sessionId))
  const rehearsal = await ctx.media.participants(roomName('rehearsal', sessionId))
  await recordLook(ctx, sessionId, { at, found: { live, rehearsal } })
  await lookAfterGuests(ctx, sessionId, live)
}

/** Says that the picture is lost when somebody is on air and none has come for 20 s, whatever the reason. */
export function watchPicture(ctx: Ctx, sessionId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    const broadcast = await lockBroadcast(tx, sessionId)
    if (broadcast?.state !== 'live') return
    const onAir = broadcast.presenters.flatMap(({ onAirSince }) => onAirSince ?? [])
    if (onAir.length === 0) return
    // Whoever has just been put on air gets as long to send a first picture.
    const since = [...onAir, (await lastPictureAt(tx, sessionId)) ?? broadcast.startedAt!]
    const lost = tx.clock().getTime() - Math.max(...since.map((at) => at.getTime()))
    if (lost > pictureLostMs) await interruptSession(tx, sessionId)
  })
}
