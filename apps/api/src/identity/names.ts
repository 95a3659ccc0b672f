import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { prepared } from '../db/prepared.ts'

/** What people are called, by their ids. Whoever calls this answers for who gets to see it. */
export async function namesOf({ db }: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const people = await db
    .selectFrom('person')
    .modifyFront(prepared('names'))
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...new Set(personIds)]}::uuid[])`)
    .execute()
  return new Map(people.map((person) => [person.id, person.name]))
}

/** Everybody who has a staff account, by name. Whoever calls this answers for who gets to see it. */
export function staffNames({ db }: Ctx): Promise<{ personId: string; name: string }[]> {
  return db
    .selectFrom('staff_account')
    .innerJoin('person', 'person.id', 'staff_account.person_id')
    .select(['person.id as personId', 'person.name'])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}
