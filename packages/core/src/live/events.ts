import { z } from 'zod'
import { QuestionView } from '../questions/schema.ts'

/** What may happen in a room, in order. Hiding is another event, never a delete. Payloads hold nothing personal: everyone may read them. */
export const LiveEventBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.started'), at: z.iso.datetime() }),
  z.object({ type: z.literal('session.interrupted') }),
  z.object({ type: z.literal('session.resumed') }),
  z.object({ type: z.literal('session.stopped') }),
  z.object({ type: z.literal('session.ended'), at: z.iso.datetime() }),
  z.object({ type: z.literal('session.cancelled'), reason: z.string() }),
  z.object({ type: z.literal('presenter.on_air'), presenterId: z.uuid() }),
  z.object({ type: z.literal('presenter.off_air'), presenterId: z.uuid() }),
  z.object({ type: z.literal('job.pinned'), jobId: z.uuid() }),
  z.object({ type: z.literal('job.unavailable'), jobId: z.uuid() }),
  z.object({ type: z.literal('job.remaining'), jobId: z.uuid(), remaining: z.int() }),
  z.object({ type: z.literal('correction.shown'), text: z.string() }),
  z.object({ type: z.literal('question.opened'), question: QuestionView }),
  z.object({ type: z.literal('question.changed'), question: QuestionView }),
  z.object({ type: z.literal('question.removed'), questionId: z.uuid() }),
])
export type LiveEventBody = z.infer<typeof LiveEventBody>

export type LiveEvent = LiveEventBody & { seq: number }

/** Sampled once a second and sent beside the numbered events: it is not history. */
export const ViewerCount = z.object({ viewers: z.int().nonnegative() })
export type ViewerCount = z.infer<typeof ViewerCount>
