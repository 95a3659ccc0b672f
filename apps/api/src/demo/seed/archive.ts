import { z } from 'zod'
import type { MediaEvent, MediaServer } from '../../media/server.ts'

const Told = z.object({
  id: z.string(),
  kind: z.enum(['track_published', 'track_unpublished', 'participant_left']),
  room: z.string(),
  at: z.coerce.date(),
  participant: z.object({ sid: z.string(), identity: z.string() }),
  track: z
    .object({
      sid: z.string(),
      source: z.enum(['camera', 'microphone']),
      muted: z.boolean(),
      publishedAt: z.coerce.date(),
    })
    .nullable(),
})
export type Told = z.input<typeof Told>

const nothing = () => Promise.resolve()
const nobodyJoins = () => Promise.reject(new Error('nobody joins a room of the past'))

/**
 * The media server of the demo's past: its rooms are long closed, so nothing is asked of the one that runs now. What it
 * told then comes through the verb that takes webhooks, so that the past is written as it would have been.
 */
export const archive: MediaServer = {
  url: '',
  recording: {
    mintRecorder: nobodyJoins,
    listEgress: () => Promise.resolve([]),
    startEgress: nothing,
    stopEgress: nothing,
  },
  ensureRoom: nothing,
  closeRoom: nothing,
  setOnAir: nothing,
  remove: nothing,
  participants: () => Promise.resolve(null),
  feeds: () => Promise.resolve(null),
  healthy: () => Promise.resolve(true),
  mint: nobodyJoins,
  encoders: { admit: nobodyJoins, trickle: nobodyJoins, end: nobodyJoins },
  readWebhook: (body) => {
    const told = Told.parse(JSON.parse(body))
    const event: MediaEvent = { ...told, name: told.kind, payload: JSON.parse(body) as Record<string, unknown> }
    return Promise.resolve(event)
  },
}
