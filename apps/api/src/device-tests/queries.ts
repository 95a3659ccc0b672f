import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { DeviceTestTable } from './tables.ts'

export type DeviceTest = Selectable<DeviceTestTable>

export function insertTest({ db }: Ctx, test: Insertable<DeviceTestTable>): Promise<DeviceTest> {
  return db.insertInto('device_test').values(test).returningAll().executeTakeFirstOrThrow()
}

/** The newest test of each place of a session. */
export function listLatest({ db }: Ctx, sessionId: string): Promise<DeviceTest[]> {
  return db
    .selectFrom('device_test')
    .selectAll()
    .distinctOn('presenter_id')
    .where('session_id', '=', sessionId)
    .orderBy('presenter_id')
    .orderBy('at', 'desc')
    .execute()
}
