import { createHash } from 'node:crypto'

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

/** A link as it stands in the table. Form 1 left the row's id out of the hash; since form 2 nothing is left out. */
export interface StoredLink extends AuditLink {
  id: string
  form: 1 | 2
}

/** What the first link of a day is chained to. */
export const chainStart: Buffer = Buffer.alloc(32)

/** sha256(previous hash ‖ canonical row). */
export function hashLink(previous: Buffer, link: StoredLink): Buffer {
  const { before, after } = canonicalAround(link)
  const own = link.form === 1 ? `${link.seq}` : `${link.seq},"${link.id}"`
  return createHash('sha256').update(previous).update(`${before}${own}${after}`).digest()
}

/** The canonical row without its number and id: the database puts those in while it holds the chain's head. */
export function canonicalAround(link: Omit<AuditLink, 'seq'>): { before: string; after: string } {
  const rest = [
    link.at.toISOString(),
    link.actor_id,
    link.actor_kind,
    link.action,
    link.subject_kind,
    link.subject_id,
    sorted(link.detail),
    link.request_id,
  ]
  return {
    before: `${JSON.stringify([link.scope, link.day]).slice(0, -1)},`,
    after: `,${JSON.stringify(rest).slice(1)}`,
  }
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
