import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'
import type { Database } from './schema.ts'

const int8 = 20
const date = 1082
const uuids = 2951

/**
 * Whole numbers come as numbers (ours fit in 53 bits), days as `2026-11-23` without a time zone to go wrong in. Ids in
 * an array need no quotes, so that they are cut apart and not parsed sign by sign.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number) {
    if (oid === int8) return Number
    if (oid === date) return (text: string) => text
    if (oid === uuids) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','))
    return pg.types.getTypeParser(oid, 'text')
  },
}

/** How many connections one process holds. More work waits its turn here, where it costs nothing. */
export const poolSize = 20

/** A pool of connections. Losing one while idle is logged by `onError`, never fatal. */
export function connect(url: string, options: { max?: number; onError: (error: Error) => void }): Kysely<Database> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: options.max ?? poolSize,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'zhibo',
    types,
  })
  pool.on('error', options.onError)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}
