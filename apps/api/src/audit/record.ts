import { createHash } from 'node:crypto'
import type { Tx } from '../context.ts'
import { appendEntry, lockHead, moveHead } from './queries.ts'

/** What an entry is about. */
export interface AuditSubject {
  kind: string
  id: string
}

interface Extras {
  /** The station whose chain this belongs to; the county's chain without one. */
  stationId?: string | null
  /** Ids, codes, versions. Never personal text: the trail outlives the person's data. */
  detail?: Record<string, unknown>
}

/** Writes one link of the trail inside the caller's transaction. Call it last: the chain's head stays locked until the commit. */
export async function recordAudit(tx: Tx, action: string, subject: AuditSubject, extras: Extras = {}): Promise<void> {
  const at = tx.clock()
  const scope = extras.stationId ?? 'county'
  const day = dayOf(at)
  const head = await lockHead(tx, scope, day)
  const link = {
    scope,
    day,
    seq: head.seq + 1,
    at,
    actor_id: tx.actor.kind === 'person' ? tx.actor.personId : null,
    actor_kind: tx.actor.kind,
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    detail: extras.detail ?? {},
    request_id: tx.requestId,
  }
  const hash = hashLink(head.hash, link)
  await appendEntry(tx, { ...link, detail: JSON.stringify(link.detail), prev_hash: head.hash, hash })
  await moveHead(tx, scope, day, link.seq, hash)
}

/** The link's fields that the hash covers, in one fixed order. */
export interface AuditLink {
  scope: string
  day: string
  seq: number
  at: Date
  actor_id: string | null
  actor_kind: string
  action: string
  subject_kind: string
  subject_id: string
  detail: Record<string, unknown>
  request_id: string
}

/** sha256(previous hash ‖ canonical row). */
export function hashLink(previous: Buffer, link: AuditLink): Buffer {
  const canonical = JSON.stringify([
    link.scope,
    link.day,
    link.seq,
    link.at.toISOString(),
    link.actor_id,
    link.actor_kind,
    link.action,
    link.subject_kind,
    link.subject_id,
    sorted(link.detail),
    link.request_id,
  ])
  return createHash('sha256').update(previous).update(canonical).digest()
}

// PostgreSQL's jsonb keeps keys in an order of its own; the hash must not depend on it.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

const dayOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
