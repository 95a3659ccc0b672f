import { createHash } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { presenterIdentity, roomName } from '../../media/rooms.ts'
import { takeWebhook } from '../../media/take-webhook.ts'
import type { Told } from './archive.ts'
import { at } from './stage.ts'

/** A presenter's connection: when camera and microphone were sent. Without a picture, only the microphone was. */
export interface Connection {
  sessionId: string
  presenterId: string
  from: number
  to: number
  picture: boolean
}

/** Tells of one connection from its first track to its leaving, as the media server tells it. */
export async function tellConnection(ctx: Ctx, connection: Connection): Promise<void> {
  const { sessionId, presenterId, from, to } = connection
  const room = roomName('live', sessionId)
  const participant = { sid: sid('PA_', presenterId, from), identity: presenterIdentity(presenterId) }
  const sources = connection.picture ? (['camera', 'microphone'] as const) : (['microphone'] as const)
  for (const [nth, source] of sources.entries()) {
    const publishedAt = new Date(from + 340 + nth * 87)
    const prefix = source === 'camera' ? 'TR_VC' : 'TR_AM'
    const track = { sid: sid(prefix, presenterId, from), source, muted: false, publishedAt }
    await tell(ctx, { kind: 'track_published', room, participant, track, at: publishedAt })
    await tell(ctx, { kind: 'track_unpublished', room, participant, track, at: new Date(to + nth * 12) })
  }
  await tell(ctx, { kind: 'participant_left', room, participant, track: null, at: new Date(to + 30) })
}

/** Events carry whole seconds, tracks milliseconds: as the media server has them. */
async function tell(ctx: Ctx, told: Omit<Told, 'id' | 'at'> & { at: Date }): Promise<void> {
  const second = new Date(Math.floor(told.at.getTime() / 1000) * 1000)
  const id = sid('EV_', `${told.kind} ${told.participant.sid} ${told.track?.sid ?? ''}`, second.getTime())
  await takeWebhook(at(ctx, told.at.getTime() + 60), JSON.stringify({ ...told, id, at: second }), undefined)
}

const sid = (prefix: string, of: string, when: number): string =>
  prefix + createHash('sha256').update(`${of} ${when}`).digest('base64').replaceAll(/[+/=]/g, '').slice(0, 12)
