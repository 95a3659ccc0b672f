import type { AuditSearch } from '@zhibo/core/audit/schema'
import { endOfShanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
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
    with link as materialized (
      select id, ',"' || id::text || '"' || ${after}::text as after from (select uuidv7() as id) made
    ), head as (
      insert into audit_head as head (scope, day, seq, hash)
      select ${link.scope}, ${link.day}::date, 1, sha256(${chainStart} || convert_to(${before} || '1' || link.after, 'UTF8'))
      from link
      on conflict (scope, day) do update set
        seq = head.seq + 1,
        hash = sha256(
          head.hash || convert_to(${before} || (head.seq + 1)::text || (select link.after from link), 'UTF8')
        )
      returning new.scope, new.day, new.seq, new.hash, coalesce(old.hash, ${chainStart}) as prev_hash
    )
    insert into audit_entry
      (id, scope, day, seq, at, actor_id, actor_kind, action, subject_kind, subject_id, detail, request_id, form,
        prev_hash, hash)
    select link.id, head.scope, head.day, head.seq, ${link.at}::timestamptz, ${link.actor_id}::uuid, ${link.actor_kind},
      ${link.action}, ${link.subject_kind}, ${link.subject_id}, ${JSON.stringify(link.detail)}::jsonb,
      ${link.request_id}, 2, head.prev_hash, head.hash
    from head, link
  `.execute(db)
}

/** Filed under it, decided about it, or happened in it: each with the words of its index. */
const isAbout = (id: string) =>
  sql<boolean>`(subject_id = ${id}
    or (detail ? 'subject' and detail ->> 'subject' = ${id})
    or (detail ? 'session' and detail ->> 'session' = ${id}))`

/** The newest first, of the scopes somebody may read. */
export function searchEntries({ db }: Ctx, search: AuditSearch, scopes: 'all' | string[]): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_entry').selectAll()
  if (scopes !== 'all') query = query.where('scope', 'in', scopes)
  if (search.actor) query = query.where('actor_id', '=', search.actor)
  if (search.subjectKind) query = query.where('subject_kind', '=', search.subjectKind)
  if (search.subject) query = query.where(isAbout(search.subject))
  if (search.action) query = query.where('action', '=', search.action)
  // By the instant, not by the day: then the same index serves the range and the order.
  if (search.from) query = query.where('at', '>=', startOfShanghaiDay(search.from))
  if (search.to) query = query.where('at', '<', endOfShanghaiDay(search.to))
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

/** What the trail tells of a session: of itself, and of what happened in it; oldest first. */
export function listOfSession({ db }: Ctx, sessionId: string): Promise<AuditEntry[]> {
  const entries = db.selectFrom('audit_entry').selectAll()
  return entries
    .where('subject_id', '=', sessionId)
    .unionAll(
      entries
        // As its index is written.
        .where(sql<boolean>`detail ? 'session'`)
        .where(sql`detail ->> 'session'`, '=', sessionId)
        .where('subject_id', '<>', sessionId),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Whether a link tells of this action of the actor on this subject, at `since` or later. */
export async function hasEntrySince(
  { db, actor }: Ctx,
  action: string,
  subject: { kind: string; id: string },
  since: Date,
): Promise<boolean> {
  const entry = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('subject_id', '=', subject.id)
    .where('subject_kind', '=', subject.kind)
    .where('at', '>=', since)
    .where('action', '=', action)
    .where('actor_id', 'is not distinct from', actor.kind === 'person' ? actor.personId : null)
    .limit(1)
    .executeTakeFirst()
  return entry !== undefined
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

/** The links of a chain in their order. `exact` is false where the time says more than the hash covers. */
export function readLinks(
  { db }: Ctx,
  scope: string,
  day: string,
  after: number,
  limit: number,
): Promise<(AuditEntry & { exact: boolean })[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .select(sql<boolean>`at = date_trunc('milliseconds', at)`.as('exact'))
    .where('scope', '=', scope)
    .where('day', '=', day)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** How many links the chains of a day have. */
export async function countLinks({ db }: Ctx, day: string): Promise<Map<string, number>> {
  const counted = await db
    .selectFrom('audit_entry')
    .select(['scope', (eb) => eb.fn.countAll<number>().as('links')])
    .where('day', '=', day)
    .where('scope', 'in', (eb) => eb.selectFrom('audit_head').select('scope').where('day', '=', day))
    .groupBy('scope')
    .execute()
  return new Map(counted.map(({ scope, links }) => [scope, links]))
}

/** The hash of one link, undefined when it is not there. */
export async function hashAt({ db }: Ctx, scope: string, day: string, seq: number): Promise<Buffer | undefined> {
  const link = await db
    .selectFrom('audit_entry')
    .select('hash')
    .where('scope', '=', scope)
    .where('day', '=', day)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return link?.hash
}
