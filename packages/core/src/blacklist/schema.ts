import { z } from 'zod'
import { CreditCode } from '../employers/schema.ts'
import { Phone } from '../identity/schema.ts'
import { line } from '../text.ts'

export const BlacklistKind = z.enum(['credit_code', 'person'])
export type BlacklistKind = z.infer<typeof BlacklistKind>

export const BlacklistState = z.enum(['proposed', 'in_force', 'declined', 'lifted', 'ended'])
export type BlacklistState = z.infer<typeof BlacklistState>

/** Why somebody may not recruit here for a while. */
export const BlacklistReason = z.enum([
  'false_posts',
  'fees_taken',
  'wages_unpaid',
  'forged_papers',
  'harm_to_workers',
  'evasion',
  'other',
])
export type BlacklistReason = z.infer<typeof BlacklistReason>

/** How long an entry may have force, in months. */
export const blacklistMonths = [3, 6, 12, 24, 36] as const

const Grounds = {
  months: z.literal(blacklistMonths),
  reasonCode: BlacklistReason,
  /** Told to the employer. */
  reason: line(500),
  internalNote: z.string().trim().max(1000).default(''),
}

/** Proposes an entry; a second person signs it before it has force. */
export const ProposeEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('credit_code'), creditCode: CreditCode, ...Grounds }),
  z.strictObject({ kind: z.literal('person'), phone: Phone, ...Grounds }),
  z.strictObject({ kind: z.literal('member'), employerId: z.uuid(), personId: z.uuid(), ...Grounds }),
])
export type ProposeEntry = z.infer<typeof ProposeEntry>

export const SignEntry = z.strictObject({ expectedVersion: z.int() })
export type SignEntry = z.infer<typeof SignEntry>

/** Declines a proposal, or lifts what has force. */
export const EndEntry = z.strictObject({ expectedVersion: z.int(), reason: line(500) })
export type EndEntry = z.infer<typeof EndEntry>

export const BlacklistSearch = z.strictObject({
  state: BlacklistState.optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type BlacklistSearch = z.infer<typeof BlacklistSearch>

/** An entry as staff see it. Phones are masked. */
export const BlacklistEntryView = z.object({
  id: z.uuid(),
  kind: BlacklistKind,
  /** The code, or the masked phone. */
  subject: z.string(),
  /** The company or person of that code or phone, when known here. */
  name: z.string(),
  employers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  state: BlacklistState,
  version: z.int(),
  months: z.int(),
  reasonCode: BlacklistReason,
  reason: z.string(),
  internalNote: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  proposedByMe: z.boolean(),
  /** It is about me, or about a company I act for: others have the say. */
  aboutMe: z.boolean(),
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  endedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
})
export type BlacklistEntryView = z.infer<typeof BlacklistEntryView>
