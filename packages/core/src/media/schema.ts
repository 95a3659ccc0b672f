import { z } from 'zod'

export const MediaRole = z.enum(['presenter', 'viewer', 'monitor'])
export type MediaRole = z.infer<typeof MediaRole>

/** `as: 'viewer'` lets a presenter or a host watch like everyone else. */
export const AskMediaToken = z.strictObject({ as: z.enum(['viewer']).optional() })
export type AskMediaToken = z.infer<typeof AskMediaToken>

/** A pass into the media room, five minutes long, minted only after the database said yes. */
export const MediaTokenView = z.object({
  url: z.string(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
  role: MediaRole,
  onAir: z.boolean(),
  rehearsal: z.boolean(),
})
export type MediaTokenView = z.infer<typeof MediaTokenView>

export const TrackSource = z.enum(['camera', 'screen', 'microphone'])
export type TrackSource = z.infer<typeof TrackSource>
