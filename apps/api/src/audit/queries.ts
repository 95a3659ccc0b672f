import type { AuditSearch } from '@zhibo/core/audit/schema'
import { type Selectable, sql } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { type AuditLink, chainStart } from './link.ts'
import type { AuditEntryTable, AuditHeadTable } from './tables.ts'

export type AuditEntry = Selectable<AuditEntryTable>
export type AuditHead = Selectable<AuditHeadTable>

/**
 * Moves the chain's head and writes the link, in one round trip: every writer of a station's day waits for this row,
 * so it is locked for no longer than the statement and the commit.
 */
export async function appendEntry(
  { db }: Tx,
  link: Omit<AuditLink, 'seq'>,
  { before, after }: { before: string; after: string },
): Promise<void> {
  await sql`
    with head as (
      insert into audit_head as head (scope, day, seq, hash)
      values (${link.scope}, ${link.day}, 1, sha256(${chainStart} || convert_to(${before} || '1' || ${after}, 'UTF8')))
      on conflict (scope, day) do update set
        seq = head.seq + 1,
        hash = sha256(head.hash || convert_to(${before} || (head.seq + 1)::text || ${after}, 'UTF8'))
      returning new.scope, new.day, new.seq, new.hash, coalesce(old.hash, ${chainStart}) as prev_hash
    )
    insert into audit_entry
      (scope, day, seq, at, actor_id, actor_kind, action, subject_kind, subject_id, detail, request_id, prev_hash, hash)
    select head.scope, head.day, head.seq, ${link.at}::timestamptz, ${link.actor_id}::uuid, ${link.actor_kind},
      ${link.action}, ${link.subject_kind}, ${link.subject_id}, ${JSON.stringify(link.detail)}::jsonb,
      ${link.request_id}, head.prev_hash, head.hash
    from head
  `.execute(db)
}

/** The newest first, of the scopes somebody may read. */
export function searchEntries({ db }: Ctx, search: AuditSearch, scopes: 'all' | string[]): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_entry').selectAll()
  if (scopes !== 'all') query = query.where('scope', 'in', scopes)
  if (search.actor) query = query.where('actor_id', '=', search.actor)
  if (search.subject) query = query.where('subject_id', '=', search.subject)
  if (search.day) query = query.where('day', '=', search.day)
  if (search.cursor) {
    const cursor = search.cursor
    query = query.where((eb) =>
      eb(
        eb.refTuple('at', 'id'),
        '<',
        eb
          .selectFrom('audit_entry as last')
          .select(['last.at', 'last.id'])
          .where('last.id', '=', cursor)
          .$asTuple('at', 'id'),
      ),
    )
  }
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(search.limit).execute()
}

/** The chains that have begun between two days, both included; without them, all. */
export function listHeads({ db }: Ctx, days: { from?: string; to?: string }): Promise<AuditHead[]> {
  let query = db.selectFrom('audit_head').selectAll()
  if (days.from) query = query.where('day', '>=', days.from)
  if (days.to) query = query.where('day', '<=', days.to)
  return query.orderBy('day').orderBy('scope').execute()
}

/** The chains that have links but no head: somebody took the head away. */
export function listHeadless(
  { db }: Ctx,
  days: { from?: string; to?: string },
): Promise<{ scope: string; day: string }[]> {
  let query = db
    .selectFrom('audit_entry as entry')
    .leftJoin('audit_head as head', (join) =>
      join.onRef('head.scope', '=', 'entry.scope').onRef('head.day', '=', 'entry.day'),
    )
    .select(['entry.scope', 'entry.day'])
    .distinct()
    .where('head.scope', 'is', null)
  if (days.from) query = query.where('entry.day', '>=', days.from)
  if (days.to) query = query.where('entry.day', '<=', days.to)
  return query.orderBy('entry.day').orderBy('entry.scope').execute()
}

export function readLinks(
  { db }: Ctx,
  scope: string,
  day: string,
  after: number,
  limit: number,
): Promise<AuditEntry[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where('scope', '=', scope)
    .where('day', '=', day)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}
