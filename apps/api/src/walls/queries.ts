import type { Insertable, Selectable } from 'kysely'
import type { Ctx, Tx } from '../context.ts'
import type { WallHandTable } from './tables.ts'

export type WallHand = Selectable<WallHandTable>

/** As many hands as one screen can show; more are not raised. */
const most = 60

/** Hands that are up now, the longest first. */
export function listRaised({ db }: Ctx, sessionId: string): Promise<WallHand[]> {
  return db
    .selectFrom('wall_hand')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('lowered_at', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function hasRoom({ db }: Tx, sessionId: string): Promise<boolean> {
  const { up } = await db
    .selectFrom('wall_hand')
    .select((eb) => eb.fn.countAll<number>().as('up'))
    .where('session_id', '=', sessionId)
    .where('lowered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return up < most
}

/** The hand just raised; undefined when that seat's hand is up already. */
export function insertHand({ db }: Tx, hand: Insertable<WallHandTable>): Promise<WallHand | undefined> {
  return db
    .insertInto('wall_hand')
    .values(hand)
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'place', 'seat']).where('lowered_at', 'is', null).doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Lowers hands that are up: one, or all of a session; returns those that were. */
export async function lowerHands(
  { db, clock }: Tx,
  which: { sessionId: string; id?: string | undefined; raisedBefore?: Date | undefined },
): Promise<string[]> {
  const lowered = await db
    .updateTable('wall_hand')
    .set({ lowered_at: clock() })
    .where('session_id', '=', which.sessionId)
    .where('lowered_at', 'is', null)
    .$if(which.id !== undefined, (query) => query.where('id', '=', which.id!))
    .$if(which.raisedBefore !== undefined, (query) => query.where('raised_at', '<', which.raisedBefore!))
    .returning('id')
    .execute()
  return lowered.map(({ id }) => id)
}

/** Sessions with a hand that has been up since before an instant. */
export async function listWithOldHands({ db }: Ctx, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('wall_hand')
    .select('session_id')
    .distinct()
    .where('lowered_at', 'is', null)
    .where('raised_at', '<', before)
    .orderBy('session_id')
    .execute()
  return rows.map((row) => row.session_id)
}
