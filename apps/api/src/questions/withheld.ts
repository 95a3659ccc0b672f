import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import { listWithheld } from './queries.ts'

/** Which of these questions nobody may read any more, though the stream's history still holds their words. */
export const withheldAmong = async (db: Kysely<Database>, ids: readonly string[]): Promise<Set<string>> =>
  new Set(await listWithheld(db, [...new Set(ids)]))
