import { z } from 'zod'
import { TrackSource } from '../media/schema.ts'
import { line } from '../text.ts'

/** 连麦: a viewer asks to speak, is called, tested off air, brought on and taken off. */
export const GuestCallState = z.enum(['asked', 'called', 'testing', 'on_air', 'done', 'declined', 'withdrawn'])
export type GuestCallState = z.infer<typeof GuestCallState>

/** What the guest wants to talk about: the host reads it, nobody else. Sound always, a picture only if the guest wants. */
export const AskGuestCall = z.strictObject({ topic: line(120), withCamera: z.boolean().default(false) })
export type AskGuestCall = z.infer<typeof AskGuestCall>

export const StepGuestCall = z.strictObject({ expectedVersion: z.int().optional() })
export type StepGuestCall = z.infer<typeof StepGuestCall>

export const DeclineGuestCall = z.strictObject({ expectedVersion: z.int().optional(), reason: line(120) })
export type DeclineGuestCall = z.infer<typeof DeclineGuestCall>

/** A call as the hosts and the guest see it. Who the guest is, not even a host learns from it. */
export const GuestCallView = z.object({
  id: z.uuid(),
  /** What everyone calls the guest: 「3 号观众」. */
  number: z.int(),
  topic: z.string(),
  withCamera: z.boolean(),
  state: GuestCallState,
  version: z.int(),
  /** The guest's own call. */
  mine: z.boolean(),
  askedAt: z.iso.datetime(),
  calledAt: z.iso.datetime().nullable(),
  onAirAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it was declined, or how it ended. */
  reason: z.string(),
})
export type GuestCallView = z.infer<typeof GuestCallView>

/** How a call ended when nobody typed why. */
export const GuestCallEnd = z.enum(['session_ended', 'stopped', 'disconnected', 'barred'])
export type GuestCallEnd = z.infer<typeof GuestCallEnd>

/**
 * A pass for a call, five minutes long. `green`: the room beside the show where only the guest and the hosts are, so that
 * no viewer hears a test; `live`: on air. A host gets one into the green room too, with a microphone to talk back.
 */
export const GuestPassView = z.object({
  url: z.string(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
  role: z.enum(['guest', 'talkback']),
  room: z.enum(['green', 'live']),
  /** What the pass lets its holder send. */
  sources: z.array(TrackSource),
})
export type GuestPassView = z.infer<typeof GuestPassView>
