import { z } from 'zod'

/**
 * What to look for in the trail: who did it, what it was about, what was done, and between which days in Shanghai
 * (both included).
 */
export const AuditSearch = z
  .strictObject({
    actor: z.uuid().optional(),
    subjectKind: z.string().trim().min(1).max(40).optional(),
    subject: z.string().trim().min(1).max(100).optional(),
    action: z.string().trim().min(1).max(60).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: 'end_before_start' })
export type AuditSearch = z.infer<typeof AuditSearch>

/** The same without pages: an export is whole. */
export const AuditExport = z
  .strictObject(AuditSearch.shape)
  .omit({ cursor: true, limit: true })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: 'end_before_start' })
export type AuditExport = z.infer<typeof AuditExport>

/** One link of the trail. `scope` is the station's id, or `county`. Holds ids, codes and versions, never personal text. */
export const AuditEntryView = z.object({
  id: z.uuid(),
  scope: z.string(),
  day: z.iso.date(),
  seq: z.int(),
  at: z.iso.datetime(),
  actorKind: z.enum(['visitor', 'person', 'system']),
  actorId: z.uuid().nullable(),
  /** What staff and people of an employer are called now; looked up, not kept in the trail. Null for everybody else. */
  actorName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  hash: z.string(),
})
export type AuditEntryView = z.infer<typeof AuditEntryView>

/** Somebody whose deeds can be looked for by name. */
export const AuditPersonView = z.object({ personId: z.uuid(), name: z.string() })
export type AuditPersonView = z.infer<typeof AuditPersonView>

const base64 = z.base64()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A chain as the daily file remembers it: its last link's number and hash, and how many links there were. */
const SealedChain = z.strictObject({ scope: z.string(), seq: z.int(), count: z.int(), hash: sha256 })

/**
 * The daily file: where every chain of a day stood, signed with Ed25519 over the other fields. While the day goes on it
 * has no `number` and is written again and again; once closed it is numbered (1, 2, 3 … in the order of closing) and
 * never changes. `after` is the newest number there was before it.
 */
export const DaySeal = z.strictObject({
  format: z.literal(1),
  day: z.iso.date(),
  number: z.int().positive().nullable(),
  after: z.int().nonnegative(),
  writtenAt: z.iso.datetime(),
  chains: z.array(SealedChain),
  publicKey: base64,
  signature: base64,
})
export type DaySeal = z.infer<typeof DaySeal>

/**
 * What is wrong with the trail. Links: `missing` in the middle, `altered` since it was written, `unlinked` from the one
 * before it, or the `tail` does not reach the head that the chain says it has. Against the daily files: `cut` (the file
 * has seen links that are gone), `rewritten` (the file has seen another link there), `added` (links after the day was
 * closed), `seal_missing`, `seal_forged` (unreadable, or not by our key); `seal_number` (`seq` is the number of a daily
 * file that is gone, its day unknown).
 */
export const ChainFault = z.object({
  kind: z.enum([
    'missing',
    'altered',
    'unlinked',
    'tail',
    'cut',
    'rewritten',
    'added',
    'seal_missing',
    'seal_forged',
    'seal_number',
  ]),
  scope: z.string().nullable(),
  day: z.iso.date().nullable(),
  seq: z.int().nullable(),
  entryId: z.uuid().nullable(),
})
export type ChainFault = z.infer<typeof ChainFault>

/** What a check of the trail found; `fault` is the first broken link. `seals` counts the daily files that agree. */
export const ChainReport = z.object({
  chains: z.int(),
  links: z.int(),
  seals: z.int(),
  fault: ChainFault.nullable(),
})
export type ChainReport = z.infer<typeof ChainReport>
