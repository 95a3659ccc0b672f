import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import { found } from '../problem.ts'
import type { StoredFileTable } from './tables.ts'

export type StoredFile = Selectable<StoredFileTable>

export async function findFile({ db }: Ctx, id: string): Promise<StoredFile> {
  return found(await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst())
}

/** Whoever looks at a file somebody else is looking at waits, so that each look is counted once. */
export async function lockFile({ db }: Tx, id: string): Promise<void> {
  found(await db.selectFrom('stored_file').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst())
}

export function insertFile({ db }: Tx, file: Insertable<StoredFileTable>): Promise<StoredFile> {
  return db.insertInto('stored_file').values(file).returningAll().executeTakeFirstOrThrow()
}

export async function isOwner({ db }: Ctx, id: string, personId: string): Promise<boolean> {
  const file = await db
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', id)
    .where('owner_id', '=', personId)
    .executeTakeFirst()
  return file !== undefined
}
