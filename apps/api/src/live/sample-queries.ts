import { type Insertable, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { ViewerSampleTable } from './tables.ts'

/** Writes samples down; of one process and moment the last word counts. */
export async function insertSamples({ db }: Ctx, samples: Insertable<ViewerSampleTable>[]): Promise<void> {
  if (samples.length === 0) return
  await db
    .insertInto('viewer_sample')
    .values(samples)
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'at', 'node']).doUpdateSet((eb) => ({ viewers: eb.ref('excluded.viewers') })),
    )
    .execute()
}

/** How many watched over all processes, in order; of each step its highest. */
export function listViewers(
  { db }: Ctx,
  sessionId: string,
  { from, stepSeconds }: { from: Date; stepSeconds: number },
): Promise<{ at: Date; viewers: number }[]> {
  return db
    .selectFrom(
      db
        .selectFrom('viewer_sample')
        .select('at')
        .select((eb) => eb.fn.sum<number>('viewers').as('viewers'))
        .where('session_id', '=', sessionId)
        .where('at', '>=', from)
        .groupBy('at')
        .as('moment'),
    )
    .select(sql<Date>`date_bin(${`${stepSeconds} seconds`}::interval, at, 'epoch')`.as('at'))
    .select(sql<number>`max(viewers)::int`.as('viewers'))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}
