import type { AuditEntryView } from '@zhibo/core/audit/schema'
import type { AuditEntry } from './queries.ts'

export const toView = (entry: AuditEntry, names: ReadonlyMap<string, string>): AuditEntryView => ({
  id: entry.id,
  scope: entry.scope,
  day: entry.day,
  seq: entry.seq,
  at: entry.at.toISOString(),
  actorKind: entry.actor_kind,
  actorId: entry.actor_id,
  actorName: (entry.actor_id && names.get(entry.actor_id)) || null,
  action: entry.action,
  subjectKind: entry.subject_kind,
  subjectId: entry.subject_id,
  detail: entry.detail,
  requestId: entry.request_id,
  hash: entry.hash.toString('hex'),
})
