import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '@zhibo/api-client/clients'
import { roomName } from '@zhibo/api/media/rooms'
import { RoomServiceClient } from 'livekit-server-sdk'
import { aDemoPerson, type Client } from '../browser/people.ts'
import { ask, child, said } from './child.ts'
import { type Figure, figure, inTurn } from './figure.ts'
import { type Show, withShow } from './watch/show.ts'

const viewers = 20
const readers = 500
const runs = 3
const settleMs = 4000

interface Measured {
  /** From the press to the last packet of media at any of the viewers, ms, by viewer. */
  media: number[]
  /** From the press to the reader knowing why, ms, by reader. */
  told: number[]
}

/**
 * 紧急停播 with 500 event streams and 20 viewers who receive picture and sound: from the press to each viewer's last
 * packet, and to each stream's knowing why. The reference takes the room away from the media server and does nothing else.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async (show) => {
    const [host, lead] = await Promise.all([aDemoPerson(show.origin, 'host'), aDemoPerson(show.origin, 'lead')])
    const crowd = child('./stop/viewers.ts', show.origin, show.sessionId, String(viewers))
    await said(crowd)
    const events = `/api/sessions/${show.sessionId}/events`
    const streams = child('./stop/readers.ts', new URL(show.origin).port, events, String(readers))
    await said(streams)
    const measure = async (press: () => Promise<unknown>, after: () => Promise<unknown>): Promise<Measured> => {
      await ask(crowd, { join: true })
      streams.send({ count: true })
      const pressed = Date.now()
      await press()
      const [{ last }, { heard }] = await Promise.all([
        ask<{ last: number[] }>(crowd, { quietFor: settleMs }),
        ask<{ heard: number[] }>(streams, { waitMs: settleMs }),
      ])
      await after()
      return { media: last.map((at) => Math.max(0, at - pressed)), told: heard.map((at) => at - pressed) }
    }
    try {
      const param = { id: show.sessionId }
      const ours = () =>
        measure(
          () => ok(host.api.sessions[':id']['emergency-stop'].$post({ param, json: { reason: '测量' } })),
          () => reopen(show, lead, host),
        )
      const reference = () =>
        measure(
          () => mediaServer(show).deleteRoom(roomName('live', show.sessionId)),
          () => sleep(3000),
        )
      const pairs = await inTurn(runs, ours, reference)
      if (pairs.some(({ ours: { told } }) => told.length !== readers)) throw new Error('a reader was not told')
      const of = (pick: (measured: Measured) => number) =>
        pairs.map((pair) => ({ ours: pick(pair.ours), reference: pick(pair.reference) }))
      return [
        figure(
          'stop.media.p99',
          'ms',
          of(({ media }) => p99(media)),
        ),
        figure(
          'stop.told.p99',
          'ms',
          pairs.map((pair) => ({ ours: p99(pair.ours.told), reference: p99(pair.reference.media) })),
        ),
      ]
    } finally {
      crowd.disconnect()
      streams.kill()
      await once(crowd, 'exit')
    }
  })
}

const p99 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1]!

const mediaServer = ({ livekit }: Show) =>
  new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), livekit.apiKey, livekit.apiSecret)

/** A lead lets the show go on; the host puts whoever presented back on air. */
async function reopen({ sessionId }: Show, lead: Client, host: Client): Promise<void> {
  const param = { id: sessionId }
  const session = await ok(lead.api.sessions[':id'].reopen.$post({ param, json: { reason: '测量' } }))
  const presenterId = session.presenters[0]!.id
  await ok(
    host.api.sessions[':id'].presenters[':presenterId']['on-air'].$post({ param: { ...param, presenterId }, json: {} }),
  )
  await sleep(3000)
}
