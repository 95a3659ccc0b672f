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
  stationId?: string | null
  /** Ids, codes, versions. Never personal text: the trail outlives the person's data. */
  detail?: Record<string, unknown>
}

/** In the order of their chains: whoever writes into several takes their heads in one order, so that nobody waits in a ring. */
export const inChainOrder = <T>(items: readonly T[], stationOf: (item: T) => string | null): T[] =>
  items
    .map((item) => ({ item, scope: scopeOf(stationOf(item)) }))
    .toSorted((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0))
    .map(({ item }) => item)

const scopeOf = (stationId: string | null | undefined): string => stationId ?? 'county'

/** Writes one link of the trail inside the caller's transaction. Call it last: the chain's head stays locked until the commit. */
export async function recordAudit(
  tx: Tx,
  action: AuditAction,
  subject: AuditSubject,
  extras: Extras = {},
): Promise<void> {
  const at = tx.clock()
  const link = {
    scope: scopeOf(extras.stationId),
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
  await appendEntry(tx, link, canonicalAround(link))
}
