import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** When studios are taken between two instants; what was released is free again. */
export async function bookingsOf(
  { db }: Ctx,
  studioIds: readonly string[],
  from: Date,
  to: Date,
): Promise<{ studioId: string; from: Date; to: Date }[]> {
  if (studioIds.length === 0) return []
  return db
    .selectFrom('studio_booking')
    .select(['studio_id as studioId', sql<Date>`lower(during)`.as('from'), sql<Date>`upper(during)`.as('to')])
    .where('studio_id', 'in', studioIds)
    .where('released_at', 'is', null)
    .where(sql<boolean>`during && tstzrange(${from}, ${to})`)
    .execute()
}
