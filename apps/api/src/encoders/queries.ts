import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { EncoderKeyTable } from './tables.ts'

export type EncoderKey = Selectable<EncoderKeyTable>

export function insertKey({ db }: Tx, key: Insertable<EncoderKeyTable>): Promise<EncoderKey> {
  return db.insertInto('encoder_key').values(key).returningAll().executeTakeFirstOrThrow()
}

export function findKeyByHash({ db }: Ctx, keyHash: Buffer): Promise<EncoderKey | undefined> {
  return db.selectFrom('encoder_key').selectAll().where('key_hash', '=', keyHash).executeTakeFirst()
}

/** Call it with the session's lock held: that lock guards its keys too. */
export function findKey({ db }: Tx, presenterId: string, id: string): Promise<EncoderKey | undefined> {
  return db
    .selectFrom('encoder_key')
    .selectAll()
    .where('presenter_id', '=', presenterId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The keys of one place, newest first. */
export function listKeys({ db }: Ctx, sessionId: string, presenterId: string, limit = 20): Promise<EncoderKey[]> {
  return db
    .selectFrom('encoder_key')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('presenter_id', '=', presenterId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function updateKey({ db }: Ctx, id: string, changes: Updateable<EncoderKeyTable>): Promise<void> {
  await db.updateTable('encoder_key').set(changes).where('id', '=', id).execute()
}

/** Takes back whatever key a place has. */
export async function revokeKeysOf({ db, clock }: Tx, presenterId: string): Promise<void> {
  await db
    .updateTable('encoder_key')
    .set({ revoked_at: clock() })
    .where('presenter_id', '=', presenterId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Places of a session that have a key nobody took back. */
export async function listPlacesWithKey({ db }: Ctx, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('encoder_key')
    .select('presenter_id')
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((row) => row.presenter_id)
}
