import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { CalendarDayTable } from './tables.ts'

export type CalendarDay = Selectable<CalendarDayTable>

/** What leads set of the days from one to another, both included. */
export function listDays({ db }: Ctx, from: string, to: string): Promise<CalendarDay[]> {
  return db
    .selectFrom('calendar_day')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
}

export function setDay({ db }: Tx, day: Insertable<CalendarDayTable>): Promise<CalendarDay> {
  const { day: _day, ...changes } = day
  return db
    .insertInto('calendar_day')
    .values(day)
    .onConflict((taken) => taken.column('day').doUpdateSet(changes))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function removeDay({ db }: Tx, day: string): Promise<CalendarDay | undefined> {
  return db.deleteFrom('calendar_day').where('day', '=', day).returningAll().executeTakeFirst()
}
