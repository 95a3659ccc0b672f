import { z } from 'zod'

// Zero-width and bidirectional control characters hide what a name really says.
// In order: C0 controls but line ends and tabs, zero-width space to RLM, bidi embeddings and isolates, joiners, BOM.
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u

/** A line of text a person typed: trimmed, 1 to `max` characters, nothing invisible in it. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !unseen.test(text), { error: 'unseen_characters' })

/** As `line`, but may be left empty. */
export const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !unseen.test(text), { error: 'unseen_characters' })
    .default('')
