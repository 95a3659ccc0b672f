import type { Tx } from '../../context.ts'

/** Declares a show for a station, or says anew whose host it is there. When it was first declared stays. */
export async function declareJoint(
  { db, clock }: Tx,
  sessionId: string,
  stationId: string,
  hostId: string | null,
): Promise<void> {
  await db
    .insertInto('session_station')
    .values({ session_id: sessionId, station_id: stationId, declared_at: clock(), host_id: hostId })
    .onConflict((known) => known.columns(['session_id', 'station_id']).doUpdateSet({ host_id: hostId }))
    .execute()
}

/** False when it was not declared. */
export async function takeBack({ db }: Tx, sessionId: string, stationId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session_station')
    .where('session_id', '=', sessionId)
    .where('station_id', '=', stationId)
    .executeTakeFirst()
  return numDeletedRows > 0
}
