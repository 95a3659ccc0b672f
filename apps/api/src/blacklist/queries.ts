import type { BlacklistSearch } from '@zhibo/core/blacklist/schema'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { Behind } from './matches.ts'
import type { BlacklistEntryTable } from './tables.ts'

export type BlacklistEntry = Selectable<BlacklistEntryTable>
export type Matching = BlacklistEntry & { matched_person: string | null }

export function insertEntry({ db }: Tx, entry: Insertable<BlacklistEntryTable>): Promise<BlacklistEntry> {
  return db.insertInto('blacklist_entry').values(entry).returningAll().executeTakeFirstOrThrow()
}

export function updateEntry({ db }: Tx, id: string, changes: Updateable<BlacklistEntryTable>): Promise<BlacklistEntry> {
  return db.updateTable('blacklist_entry').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

export async function findEntry({ db }: Ctx, id: string): Promise<BlacklistEntry> {
  return found(await db.selectFrom('blacklist_entry').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function lockEntry({ db }: Tx, id: string): Promise<BlacklistEntry> {
  return found(await db.selectFrom('blacklist_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

/** Newest first. */
export function listEntries({ db }: Ctx, { state, cursor, limit }: BlacklistSearch): Promise<BlacklistEntry[]> {
  let query = db.selectFrom('blacklist_entry').selectAll().orderBy('id', 'desc').limit(limit)
  if (state) query = query.where('state', '=', state)
  if (cursor) query = query.where('id', '<', cursor)
  return query.execute()
}

/** Entries in force, or about to be, on a code or on any of these people, by themselves or by their phone, or that keep the company out. */
export function listMatching(
  { db }: Ctx,
  { creditCode, personIds, employerId }: Behind,
  locked?: 'locked',
): Promise<Matching[]> {
  const people = [...personIds]
  const query = db
    .selectFrom('blacklist_entry')
    .leftJoin('person', (join) =>
      join
        .on((eb) =>
          eb.or([
            eb('person.id', '=', eb.ref('blacklist_entry.person_id')),
            eb('person.phone_hash', '=', eb.ref('blacklist_entry.phone_hash')),
          ]),
        )
        .on('person.id', 'in', people.length > 0 ? people : [null]),
    )
    .selectAll('blacklist_entry')
    .select('person.id as matched_person')
    .where('blacklist_entry.state', 'in', ['proposed', 'in_force'])
    .where((eb) =>
      eb.or([
        eb('blacklist_entry.credit_code', '=', creditCode),
        eb('person.id', 'is not', null),
        eb('blacklist_entry.id', 'in', (sub) =>
          sub
            .selectFrom('blacklist_hold')
            .select('entry_id')
            .where('employer_id', '=', employerId ?? null),
        ),
      ]),
    )
    .orderBy('blacklist_entry.kind')
    .orderBy('blacklist_entry.id')
  return (locked ? query.forShare('blacklist_entry') : query).execute()
}

/** Writes down that an entry keeps a company out. */
export async function insertHold({ db }: Tx, entryId: string, employerId: string): Promise<void> {
  await db.insertInto('blacklist_hold').values({ entry_id: entryId, employer_id: employerId }).execute()
}

/** The companies an entry keeps out, or kept out while it had force. */
export async function listHeld({ db }: Ctx, entryId: string): Promise<string[]> {
  const holds = await db
    .selectFrom('blacklist_hold')
    .select('employer_id')
    .where('entry_id', '=', entryId)
    .orderBy('employer_id')
    .execute()
  return holds.map((hold) => hold.employer_id)
}

/** Entries whose term is over, skipping what somebody is working on this very moment. */
export function listOver({ db, clock }: Ctx, limit: number): Promise<BlacklistEntry[]> {
  return db
    .selectFrom('blacklist_entry')
    .selectAll()
    .where('state', '=', 'in_force')
    .where('until', '<=', clock())
    .orderBy('until')
    .limit(limit)
    .execute()
}
