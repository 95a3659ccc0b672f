import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../../context.ts'
import type { CalendarLinkTable } from './tables.ts'

export type CalendarLink = Selectable<CalendarLinkTable>

export async function insertLink({ db }: Tx, link: Insertable<CalendarLinkTable>): Promise<void> {
  await db.insertInto('calendar_link').values(link).execute()
}

/** What somebody has at a station; false when there was none. */
export async function revokeLinkOf({ db, clock }: Tx, stationId: string, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendar_link')
    .set({ revoked_at: clock() })
    .where('station_id', '=', stationId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

export function findLink({ db }: Ctx, keyHash: Buffer): Promise<CalendarLink | undefined> {
  return db
    .selectFrom('calendar_link')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}
