import { z } from 'zod'

export const MediaRole = z.enum(['presenter', 'viewer', 'monitor'])
export type MediaRole = z.infer<typeof MediaRole>

/** What a presenter's place sends from: the device one speaks with, a spare that stands by, the studio's encoder. */
export const PresenterDevice = z.enum(['main', 'spare', 'encoder'])
export type PresenterDevice = z.infer<typeof PresenterDevice>

/**
 * `as: 'viewer'` lets a presenter or a host watch like everyone else. The rest is a presenter's: the device, the page
 * that asks (which knows its own place again), and whether it wants to be told when another page holds the place.
 */
export const AskMediaToken = z.strictObject({
  as: z.enum(['viewer']).optional(),
  device: PresenterDevice.exclude(['encoder']).optional(),
  page: z.uuid().optional(),
  onlyIfFree: z.boolean().optional(),
})
export type AskMediaToken = z.infer<typeof AskMediaToken>

/** A pass into the media room, five minutes long, minted only after the database said yes. */
export const MediaTokenView = z.object({
  url: z.string(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
  role: MediaRole,
  onAir: z.boolean(),
  rehearsal: z.boolean(),
  /** Whose place it is for; null for everyone who does not present. */
  presenterId: z.uuid().nullable(),
})
export type MediaTokenView = z.infer<typeof MediaTokenView>

export const TrackSource = z.enum(['camera', 'screen', 'microphone'])
export type TrackSource = z.infer<typeof TrackSource>
