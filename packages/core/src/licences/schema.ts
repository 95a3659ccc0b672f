import { z } from 'zod'
import { LinkProof } from '../files/schema.ts'

/** What can be read off a 营业执照 and helps to fill in the employer file. */
export const LicenceField = z.enum(['name', 'creditCode', 'kind', 'legalRepresentative', 'address', 'validUntil'])
export type LicenceField = z.infer<typeof LicenceField>

/** Where on the picture something stands, in fractions of its width and height. */
export const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof Box>

/** Something read, for a person to compare with the picture: `validUntil` as a day or `long_term`, `kind` as an EmployerKind. */
export const LicenceSuggestion = z.object({
  field: LicenceField,
  value: z.string(),
  /** 0 to 1, by the reader's own account. */
  confidence: z.number().min(0).max(1),
  source: z.enum(['print', 'qr']),
  /** Whether a credit code passes both its checks; null for everything else. */
  passes: z.boolean().nullable(),
  box: Box.nullable(),
})
export type LicenceSuggestion = z.infer<typeof LicenceSuggestion>

export const LicenceReadingState = z.enum(['queued', 'reading', 'done', 'failed'])
export type LicenceReadingState = z.infer<typeof LicenceReadingState>

/** Why nothing was read: the picture could not be opened, or it took too long or too much memory. */
export const LicenceReadingProblem = z.enum(['unreadable', 'too_slow'])
export type LicenceReadingProblem = z.infer<typeof LicenceReadingProblem>

/** Asks for a file to be read. Its uploader needs nothing more; others send the proof of the link they were given. */
export const AskLicenceReading = z.strictObject({ fileId: z.uuid(), ...LinkProof.partial().shape })
export type AskLicenceReading = z.infer<typeof AskLicenceReading>

export const LicenceReadingView = z.object({
  fileId: z.uuid(),
  state: LicenceReadingState,
  /** Percent. */
  progress: z.int().min(0).max(100),
  suggestions: z.array(LicenceSuggestion),
  /** What the QR code says, when there is one. */
  qr: z.string().nullable(),
  problem: LicenceReadingProblem.nullable(),
})
export type LicenceReadingView = z.infer<typeof LicenceReadingView>
