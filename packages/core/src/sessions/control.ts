import { z } from 'zod'
import { PresenterDevice, TrackSource } from '../media/schema.ts'
import { line } from '../text.ts'
import { Slate } from './schema.ts'

/** 垫片: everyone goes off air while one is up; null takes it down, and the host brings back on air whom they want. */
export const SetSlate = z.strictObject({ slate: Slate.nullable() })
export type SetSlate = z.infer<typeof SetSlate>

/** A line for those who cannot hear. */
export const AddCaption = z.strictObject({ text: line(120) })
export type AddCaption = z.infer<typeof AddCaption>

/** One size in which a picture comes in. What the sender says it sends, not what arrives. */
export const LayerView = z.object({ width: z.int(), height: z.int(), bitsPerSecond: z.int() })
export type LayerView = z.infer<typeof LayerView>

/** What the media server receives from somebody. */
export const FeedView = z.object({
  from: z.enum(['presenter', 'guest']),
  /** The presenter's, or the call's. */
  id: z.uuid(),
  /** Null: a guest's. */
  device: PresenterDevice.nullable(),
  source: TrackSource,
  muted: z.boolean(),
  width: z.int(),
  height: z.int(),
  /** As `video/VP8`; empty while it is not known. */
  codec: z.string(),
  layers: z.array(LayerView),
  since: z.iso.datetime(),
})
export type FeedView = z.infer<typeof FeedView>

/** A device of a presenter that is in the room, on air or not. */
export const PresenceView = z.object({ presenterId: z.uuid(), device: PresenterDevice })
export type PresenceView = z.infer<typeof PresenceView>

/** How a running show does, for its staff. */
export const SessionHealthView = z.object({
  at: z.iso.datetime(),
  /** Open screens: the last count, and the last hour at most a point every 30 s. */
  viewers: z.object({
    now: z.int(),
    peak: z.int(),
    samples: z.array(z.object({ at: z.iso.datetime(), viewers: z.int() })),
  }),
  /** `unreachable`: the media server does not answer; nothing is known of what comes in. */
  media: z.enum(['open', 'closed', 'unreachable']),
  feeds: z.array(FeedView),
  present: z.array(PresenceView),
  airtime: z.object({
    /** Of this show so far. */
    sessionMs: z.int(),
    /** From this on the show counts. */
    minSessionMs: z.int(),
    month: z.string(),
    monthMs: z.int(),
    monthTargetMs: z.int(),
    monthSessions: z.int(),
    monthSessionsTarget: z.int(),
  }),
})
export type SessionHealthView = z.infer<typeof SessionHealthView>
