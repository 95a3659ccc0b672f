import { z } from 'zod'

/** What to look for in the trail: who did it, what it was about (its id), on which day in Shanghai. */
export const AuditSearch = z.strictObject({
  actor: z.uuid().optional(),
  subject: z.string().trim().min(1).max(100).optional(),
  day: z.iso.date().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditSearch = z.infer<typeof AuditSearch>

/** One link of the trail. `scope` is the station's id, or `county`. Holds ids, codes and versions, never personal text. */
export const AuditEntryView = z.object({
  id: z.uuid(),
  scope: z.string(),
  day: z.iso.date(),
  seq: z.int(),
  at: z.iso.datetime(),
  actorKind: z.enum(['visitor', 'person', 'system']),
  actorId: z.uuid().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  hash: z.string(),
})
export type AuditEntryView = z.infer<typeof AuditEntryView>

/**
 * What is wrong with a link: `missing` in the middle, `altered` since it was written, `unlinked` from the one before it,
 * or the `tail` does not reach the head that the chain says it has.
 */
export const ChainFault = z.object({
  kind: z.enum(['missing', 'altered', 'unlinked', 'tail']),
  scope: z.string(),
  day: z.iso.date(),
  seq: z.int(),
  entryId: z.uuid().nullable(),
})
export type ChainFault = z.infer<typeof ChainFault>

/** What a check of the trail found; `fault` is the first broken link. */
export const ChainReport = z.object({ chains: z.int(), links: z.int(), fault: ChainFault.nullable() })
export type ChainReport = z.infer<typeof ChainReport>
