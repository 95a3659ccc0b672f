import { z } from 'zod'

/** A key is in force until it runs out or is taken back; a place has one at a time. */
export const EncoderKeyState = z.enum(['in_force', 'expired', 'revoked'])
export type EncoderKeyState = z.infer<typeof EncoderKeyState>

/** What is kept of a key: when it was made and used, never the key itself. */
export const EncoderKeyView = z.object({
  id: z.uuid(),
  state: EncoderKeyState,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type EncoderKeyView = z.infer<typeof EncoderKeyView>

/** A key just made: what an encoder needs to come in. Shown once. */
export const NewEncoderKey = z.object({
  id: z.uuid(),
  /** The WHIP address: OBS calls it “server”. */
  url: z.url(),
  /** What OBS calls “bearer token”. */
  key: z.string(),
  expiresAt: z.iso.datetime(),
})
export type NewEncoderKey = z.infer<typeof NewEncoderKey>

/** The encoder of one presenter's place: its keys, newest first, and whether one is sending now. */
export const EncoderView = z.object({
  keys: z.array(EncoderKeyView),
  /** Null while the media server cannot be asked. */
  connected: z.boolean().nullable(),
})
export type EncoderView = z.infer<typeof EncoderView>

const hour = 3_600_000

/** How long a key made now is good, in ms since 1970: until an hour after the planned end, two hours at least, a day at most. */
export const keyExpiry = (now: number, plannedEnd: number): number =>
  Math.min(Math.max(plannedEnd + hour, now + 2 * hour), now + 24 * hour)
