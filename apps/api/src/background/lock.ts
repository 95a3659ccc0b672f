import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'

/** Runs `work` unless somebody else holds the lock of that name. Whoever dies with it lets it go: it belongs to the connection. */
export async function withLock(db: Kysely<Database>, name: string, work: () => Promise<unknown>): Promise<void> {
  const key = sql`hashtextextended(${`zhibo ${name}`}, 0)`
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(connection)
    if (!rows[0]?.mine) return
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection)
    }
  })
}
