import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { roomName } from '@zhibo/api/media/rooms'
import { AccessToken } from 'livekit-server-sdk'
import type { SharedStack } from '../setup/stack.ts'

/** What one presenter's camera and microphone made the media server tell, from room_started to participant_left; nothing taken out but the room's TURN password. */
const recording = readFileSync(new URL('recorded/one-presenter.json', import.meta.url), 'utf8')

interface Body {
  event: string
  createdAt: string
  track?: { source: string; version: { unixMicro: string } }
}

interface Retelling {
  sessionId: string
  presenterId: string
  /** When the camera was published, and when it ended; whole seconds, as the media server tells of ends. */
  from: Date
  to: Date
}

/** Tells the API the recording anew, of another session and over another time, signed with the media server's key. */
export async function retell(stack: SharedStack, { sessionId, presenterId, from, to }: Retelling): Promise<void> {
  const told = JSON.parse(recording) as Body[]
  const camera = (event: string) => told.find((body) => body.event === event && body.track?.source === 'CAMERA')!
  const began = Number(camera('track_published').track!.version.unixMicro)
  const ended = Number(camera('track_unpublished').createdAt)
  const shift = from.getTime() * 1000 - began
  const retold = JSON.stringify(told, (key, value: unknown) => {
    if (key === 'unixMicro') return String(Number(value) + shift)
    if (key === 'createdAt')
      return String(Number(value) + Math.round(Number(value) < ended ? shift / 1e6 : to.getTime() / 1000 - ended))
    if (key === 'id') return `EV_${randomUUID()}`
    if (key === 'name') return roomName('live', sessionId)
    if (key === 'identity') return `p_${presenterId}`
    // Whatever the media server made for that one occasion was made anew for this one.
    return key === 'sid' ? `${String(value)}${sessionId.slice(-6)}` : value
  })
  for (const body of JSON.parse(retold) as Body[]) await deliver(stack, JSON.stringify(body))
}

async function deliver({ origin, livekit }: SharedStack, body: string): Promise<void> {
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret)
  token.sha256 = createHash('sha256').update(body).digest('base64')
  const answer = await fetch(`${origin}/api/media/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
    body,
  })
  if (answer.status !== 200) throw new Error(`webhook: ${answer.status}`)
}
