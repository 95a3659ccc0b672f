import type { LicenceReadingProblem } from '@zhibo/core/licences/schema'
import type { Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { LicenceReadingTable } from './tables.ts'

export type LicenceReadingRow = Selectable<LicenceReadingTable>

/** Puts a file in line; one that is there already, in whatever state, stays as it is. */
export async function enqueue({ db }: Tx, fileId: string, askedBy: string, askedAt: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('licence_reading')
    .values({ file_id: fileId, asked_by: askedBy, asked_at: askedAt, state: 'queued', progress: 0, attempts: 0 })
    .onConflict((conflict) => conflict.column('file_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Puts one that took too long in line again. */
export async function enqueueAgain({ db }: Tx, fileId: string, askedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('licence_reading')
    .set({ state: 'queued', progress: 0, attempts: 0, problem: null, finished_at: null, asked_at: askedAt })
    .where('file_id', '=', fileId)
    .where('state', '=', 'failed')
    .where('problem', '=', 'too_slow')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export function findReading({ db }: Ctx, fileId: string): Promise<LicenceReadingRow | undefined> {
  return db.selectFrom('licence_reading').selectAll().where('file_id', '=', fileId).executeTakeFirst()
}

/** The one that waits longest, or was left lying by a process that is gone; nobody else's, however many look. */
export async function takeNext({ db }: Ctx, now: Date, leaseUntil: Date): Promise<LicenceReadingRow | undefined> {
  return db
    .updateTable('licence_reading')
    .set((eb) => ({ state: 'reading', progress: 0, lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('file_id', 'in', (eb) =>
      eb
        .selectFrom('licence_reading')
        .select('file_id')
        .where((each) =>
          each.or([
            each('state', '=', 'queued'),
            each.and([each('state', '=', 'reading'), each('lease_until', '<=', now)]),
          ]),
        )
        .orderBy('asked_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Tells how far it is, and that somebody is still at it. */
export async function renewLease({ db }: Ctx, fileId: string, progress: number, leaseUntil: Date): Promise<void> {
  await db
    .updateTable('licence_reading')
    .set((eb) => ({ progress: eb.fn('greatest', ['progress', eb.val(progress)]), lease_until: leaseUntil }))
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .execute()
}

/** Back in line, and not counted as tried: whoever read it had to stop. */
export async function putBack({ db }: Ctx, fileId: string): Promise<void> {
  await db
    .updateTable('licence_reading')
    .set((eb) => ({ state: 'queued', progress: 0, lease_until: null, attempts: eb('attempts', '-', 1) }))
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .execute()
}

export async function finish({ db }: Ctx, fileId: string, result: Buffer, at: Date): Promise<void> {
  await db
    .updateTable('licence_reading')
    .set({ state: 'done', progress: 100, lease_until: null, result, finished_at: at })
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .execute()
}

export async function giveUp({ db }: Ctx, fileId: string, problem: LicenceReadingProblem, at: Date): Promise<void> {
  await db
    .updateTable('licence_reading')
    .set({ state: 'failed', lease_until: null, problem, finished_at: at })
    .where('file_id', '=', fileId)
    .where('state', '=', 'reading')
    .execute()
}
