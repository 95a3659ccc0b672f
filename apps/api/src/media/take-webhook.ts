import { type Ctx, type Tx, withTx } from '../context.ts'
import { guestCame } from '../guests/look.ts'
import { asAppError } from '../http/problem.ts'
import { type Broadcast, lockBroadcast, pictureCame } from '../sessions/broadcast.ts'
import { openInterval } from './interval.ts'
import { insertEnd, insertWebhook, settleEnds } from './queries.ts'
import { parseGuest, parsePlace, parsePresenter, parseRoom, type RoomKind, roomName } from './rooms.ts'
import type { MediaEvent } from './server.ts'

/**
 * Takes what the media server tells, once, however often it tells it. Throws `webhook_signature` with nothing kept, and
 * whatever a database that is away throws: the media server then tells it again. What comes of viewers is not kept.
 */
export async function takeWebhook(ctx: Ctx, body: string, authorization: string | undefined): Promise<void> {
  const event = await ctx.media.readWebhook(body, authorization)
  if (event.participant && parsePresenter(event.participant.identity) === null) return tookOfOthers(ctx, event)
  try {
    await withTx(ctx, async (tx) => {
      if (await keep(tx, event)) await digest(tx, event)
    })
  } catch (error) {
    if (asAppError(error).code !== 'internal') throw error
    // Told again it would fail again and hold up what comes after it. It is kept; reconciliation sees to the rest.
    ctx.log.error({ err: error, webhook: event.id }, 'media webhook not understood')
    await keep(ctx, event)
  }
}

/** Of those who do not present only one thing matters: a guest who comes with a pass from before they were taken off. */
async function tookOfOthers(ctx: Ctx, { kind, room, participant }: MediaEvent): Promise<void> {
  const callId = parseGuest(participant?.identity ?? '')
  const place = parseRoom(room)
  if (kind === 'participant_joined' && callId && place?.kind === 'live') await guestCame(ctx, place.sessionId, callId)
}

const keep = (ctx: Ctx, event: MediaEvent): Promise<boolean> =>
  insertWebhook(ctx, {
    id: event.id,
    event: event.name,
    room: event.room,
    sent_at: event.at,
    received_at: ctx.clock(),
    payload: JSON.stringify(event.payload),
  })

async function digest(tx: Tx, event: MediaEvent): Promise<void> {
  const room = parseRoom(event.room)
  const broadcast = room && (await lockBroadcast(tx, room.sessionId))
  if (!room || !broadcast) return
  switch (event.kind) {
    case 'track_published':
      return published(tx, broadcast, room.kind, event)
    case 'track_unpublished':
      return ended(tx, broadcast, event.track?.sid, event)
    case 'participant_joined':
      return joined(tx, broadcast, room.kind, event)
    case 'participant_left':
      return ended(tx, broadcast, event.participant?.sid, event)
    case 'room_finished':
      return ended(tx, broadcast, event.room, event)
    default:
  }
}

async function published(tx: Tx, broadcast: Broadcast, kind: RoomKind, event: MediaEvent): Promise<void> {
  const { participant, track } = event
  if (!participant || !track) return
  const opened = await openInterval(tx, broadcast, {
    kind,
    participant,
    track,
    provenance: 'webhook',
    seenAt: track.publishedAt,
  })
  const isPicture = track.source !== 'microphone' && !track.muted
  if (opened && isPicture && kind === 'live') await pictureCame(tx, broadcast.sessionId)
}

async function ended(tx: Tx, broadcast: Broadcast, sid: string | undefined, event: MediaEvent): Promise<void> {
  if (!sid) return
  await insertEnd(tx, broadcast.sessionId, sid, event.at, event.kind)
  await settleEnds(tx, broadcast.sessionId, sid)
}

/** Whoever comes with an older pass may hold rights the host has changed since. */
async function joined(tx: Tx, broadcast: Broadcast, kind: RoomKind, { participant }: MediaEvent): Promise<void> {
  if (!participant || broadcast.room !== kind) return
  const place = parsePlace(participant.identity)
  const onAir = broadcast.presenters.find(({ id }) => id === place?.presenterId)?.onAir ?? false
  const room = roomName(kind, broadcast.sessionId)
  if (place?.device !== 'encoder') tx.afterCommit(() => tx.media.setOnAir(room, participant.identity, onAir))
  else if (!onAir) tx.afterCommit(() => tx.media.remove(room, participant.identity))
}
