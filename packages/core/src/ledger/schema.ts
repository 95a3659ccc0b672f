import { z } from 'zod'

export const LedgerMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** One session in the ledger: its airtime from the media server's evidence, whether it counts and why not. */
export const LedgerSessionView = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.string(),
  startedAt: z.iso.datetime().nullable(),
  airtimeMs: z.int(),
  airtimeInMonthMs: z.int(),
  counted: z.boolean(),
  reason: z.enum(['rehearsal', 'too_short', 'no_picture']).nullable(),
  stretches: z.array(z.tuple([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true })])),
  evidence: z.array(
    z.object({
      source: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime().nullable(),
      provenance: z.enum(['webhook', 'reconciled']),
    }),
  ),
})
export type LedgerSessionView = z.infer<typeof LedgerSessionView>

/** 台账: what a station's month adds up to against its quota, and what could still make it good. */
export const LedgerView = z.object({
  stationId: z.uuid(),
  stationName: z.string(),
  month: LedgerMonth,
  sessions: z.int(),
  sessionsTarget: z.int(),
  airtimeMs: z.int(),
  airtimeTargetMs: z.int(),
  missingSessions: z.int(),
  missingMs: z.int(),
  minSessionMs: z.int(),
  lastDay: z
    .object({ date: z.iso.date(), studioId: z.uuid().nullable(), studioName: z.string().nullable() })
    .nullable(),
  rows: z.array(LedgerSessionView),
})
export type LedgerView = z.infer<typeof LedgerView>
