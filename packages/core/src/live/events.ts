import { z } from 'zod'
import { QuestionView } from '../questions/schema.ts'
import {
  CaptionView,
  DeviationView,
  GuestOnAir,
  HandView,
  PromiseLineView,
  SegmentState,
  Slate,
  StopCause,
} from '../sessions/schema.ts'

/** What may happen in a room, in order. Hiding is another event, never a delete. Payloads hold nothing personal: everyone may read them. */
export const LiveEventBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.started'), at: z.iso.datetime() }),
  z.object({ type: z.literal('session.interrupted') }),
  z.object({ type: z.literal('session.resumed') }),
  // Without a cause in streams from before there was one.
  z.object({ type: z.literal('session.stopped'), cause: StopCause.nullish() }),
  z.object({ type: z.literal('session.ended'), at: z.iso.datetime() }),
  z.object({ type: z.literal('session.cancelled'), reason: z.string() }),
  // What had been announced is changed, and looked at anew before it is announced again.
  z.object({ type: z.literal('session.withdrawn') }),
  z.object({ type: z.literal('session.announced') }),
  z.object({ type: z.literal('presenter.on_air'), presenterId: z.uuid() }),
  z.object({ type: z.literal('presenter.off_air'), presenterId: z.uuid() }),
  z.object({ type: z.literal('job.pinned'), jobId: z.uuid() }),
  // The show turned to a part that does not hold it.
  z.object({ type: z.literal('job.unpinned'), jobId: z.uuid() }),
  z.object({ type: z.literal('job.unavailable'), jobId: z.uuid() }),
  // It can be applied for again: reinstated, reopened, or a place came free.
  z.object({ type: z.literal('job.available'), jobId: z.uuid(), remaining: z.int() }),
  z.object({ type: z.literal('job.remaining'), jobId: z.uuid(), remaining: z.int() }),
  z.object({ type: z.literal('correction.shown'), text: z.string() }),
  z.object({ type: z.literal('correction.cleared') }),
  z.object({ type: z.literal('session.slate'), slate: Slate.nullable() }),
  z.object({
    type: z.literal('segment.changed'),
    segmentId: z.uuid(),
    state: SegmentState,
    at: z.iso.datetime(),
  }),
  z.object({ type: z.literal('deviation.marked'), deviation: DeviationView }),
  z.object({ type: z.literal('deviation.withdrawn'), deviationId: z.uuid() }),
  z.object({ type: z.literal('caption.added'), caption: CaptionView }),
  z.object({ type: z.literal('guest.on_air'), guest: GuestOnAir }),
  z.object({ type: z.literal('guest.off_air'), callId: z.uuid() }),
  // Somebody's call went a step that only they may see: whoever has one asks after it. To all others it says nothing.
  z.object({ type: z.literal('guest.stepped'), callId: z.uuid() }),
  z.object({ type: z.literal('hand.raised'), hand: HandView }),
  z.object({ type: z.literal('hand.lowered'), handId: z.uuid() }),
  z.object({ type: z.literal('promise.added'), promise: PromiseLineView }),
  z.object({ type: z.literal('promise.withdrawn'), questionId: z.uuid() }),
  z.object({ type: z.literal('question.opened'), question: QuestionView }),
  z.object({ type: z.literal('question.changed'), question: QuestionView }),
  z.object({ type: z.literal('question.removed'), questionId: z.uuid() }),
])
export type LiveEventBody = z.infer<typeof LiveEventBody>

export type LiveEvent = LiveEventBody & { seq: number }

/** Sampled once a second and sent beside the numbered events: it is not history. */
export const ViewerCount = z.object({ viewers: z.int().nonnegative() })
export type ViewerCount = z.infer<typeof ViewerCount>
