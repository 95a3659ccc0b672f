import type { AuditAction, AuditSubjectKind } from '@zhibo/core/audit/words'
import { shanghaiDay } from '@zhibo/core/day'
import type { Tx } from '../context.ts'
import { canonicalAround } from './link.ts'
import { appendEntry } from './queries.ts'

/** What an entry is about. */
export interface AuditSubject {
  kind: AuditSubjectKind
  id: string
}

interface Extras {
  /** The station whose chain this belongs to; the county's chain without one. */
  stationId?: string | null | undefined
  /** Ids, codes, versions. Never personal text: the trail outlives the person's data. */
  detail?: Record<string, unknown>
}

/**
 * Writes one link of the trail with the caller's transaction, of now and of whoever acts now. The chain's head, for which
 * everybody waits who writes into it, is taken at the very end, and of several chains in one order for all.
 */
export async function recordAudit(
  tx: Tx,
  action: AuditAction,
  subject: AuditSubject,
  extras: Extras = {},
): Promise<void> {
  const at = tx.clock()
  const link = {
    scope: extras.stationId ?? 'county',
    day: shanghaiDay(at),
    at,
    actor_id: tx.actor.kind === 'person' ? tx.actor.personId : null,
    actor_kind: tx.actor.kind,
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    // What is hashed must be what jsonb gives back: no undefined, no dates.
    detail: JSON.parse(JSON.stringify(extras.detail ?? {})) as Record<string, unknown>,
    request_id: tx.requestId,
  }
  tx.lastly(`trail ${link.scope} ${link.day}`, () => appendEntry(tx, link, canonicalAround(link)))
}
