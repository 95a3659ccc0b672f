import { z } from 'zod'
import { knowsZone } from './calendar.ts'
import { parseInstant } from './instant.ts'

const TIME = 'not a time in ISO 8601 with an offset, such as 2026-11-23T12:00:00+08:00'

/** A time on the wire, with seconds or without, and always with its offset; milliseconds since 1970 inside. */
const Instant = z.string({ error: TIME }).transform((text, ctx) => {
  const instant = parseInstant(text)
  if (instant !== undefined) return instant
  ctx.addIssue({ code: 'custom', message: TIME })
  return z.NEVER
})

const Duration = z.int().nonnegative()

/** The dated settings that decide what counts. Durations in milliseconds; `zone` is an IANA name. */
export const AirtimePolicy = z.strictObject({
  minSessionMs: Duration,
  joinGapMs: Duration,
  zone: z.string().refine(knowsZone, { error: ({ input }) => `no time zone is called ${JSON.stringify(input)}` }),
  shortSessionsGiveHours: z.boolean(),
})
export type AirtimePolicy = z.infer<typeof AirtimePolicy>

export const AirtimeSource = z.enum(['camera', 'screen', 'microphone'], {
  error: ({ input }) => `no source is called ${JSON.stringify(input)}: it is camera, screen or microphone`,
})
export type AirtimeSource = z.infer<typeof AirtimeSource>

const Muted = z
  .tuple([Instant, Instant.nullable()])
  .refine(([from, to]) => to === null || from <= to, { path: [1], error: 'the mute ends before it starts' })

/** One track as the server received it. An end of null is still open; `muted` may be left out when nothing was. */
export const AirtimeInterval = z
  .strictObject({ source: AirtimeSource, from: Instant, to: Instant.nullable(), muted: z.array(Muted).default([]) })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], error: 'the interval ends before it starts' })
export type AirtimeInterval = z.infer<typeof AirtimeInterval>

/**
 * One livestream. Keys it does not know are refused, as everywhere in the document: a misspelt `muted` would otherwise
 * turn into airtime.
 */
export const AirtimeSession = z.strictObject({
  id: z.string(),
  stations: z.array(z.string()).superRefine((stations, ctx) => {
    for (const [at, station] of stations.entries()) {
      const first = stations.indexOf(station)
      const message = `station ${JSON.stringify(station)} stands at position ${first} already`
      if (first < at) ctx.addIssue({ code: 'custom', path: [at], message })
    }
  }),
  rehearsal: z.boolean().default(false),
  intervals: z.array(AirtimeInterval),
})
export type AirtimeSession = z.infer<typeof AirtimeSession>

/** All of a document but what stands in its sessions, which `readAirtimeDocument` checks one by one. */
export const AirtimeHead = z.strictObject({ policy: AirtimePolicy, now: Instant, sessions: z.array(z.unknown()) })

/** Evidence and the policy to judge it by; times in milliseconds since 1970. The sessions are gone through once. */
export interface AirtimeDocument {
  policy: AirtimePolicy
  now: number
  sessions: Iterable<AirtimeSession>
}

/** Why a session does not count; null when it does. */
export const AirtimeReason = z.enum(['rehearsal', 'too_short', 'no_picture']).nullable()
export type AirtimeReason = z.infer<typeof AirtimeReason>

export const AirtimeVerdict = z.object({
  id: z.string(),
  airtimeMs: Duration,
  counted: z.boolean(),
  reason: AirtimeReason,
  stretches: z.array(z.tuple([z.string(), z.string()])),
})
export type AirtimeVerdict = z.infer<typeof AirtimeVerdict>

export const AirtimeMonth = z.object({
  station: z.string(),
  month: z.string(),
  sessions: Duration,
  airtimeMs: Duration,
})
export type AirtimeMonth = z.infer<typeof AirtimeMonth>

/** What the evidence comes to. Times carry the offset of the policy's zone, always to the millisecond. */
export const AirtimeReport = z.object({ sessions: z.array(AirtimeVerdict), months: z.array(AirtimeMonth) })
export type AirtimeReport = z.infer<typeof AirtimeReport>
