import type { Tx } from '../../context.ts'
import { whoMay } from '../../identity/who-may.ts'
import { removeBooking } from '../booking-queries.ts'
import { clearDesk, findDesk, updateDesk } from '../desk/queries.ts'
import type { Session } from '../queries.ts'
import { heldBy } from '../standing.ts'
import { keepPartners, takeBack } from './queries.ts'

/** A station has no part in a show any more: its studio is free, it counts nothing for it, and its hosts run it no longer. */
export async function forget(tx: Tx, session: Session, stationId: string): Promise<void> {
  await takeBack(tx, session.id, stationId)
  await removeBooking(tx, session.id, stationId)
  const left = await keepPartners(tx, session.id)
  const desk = await findDesk(tx, session.id)
  if (!desk) return
  const hosts = (await whoMay(tx, 'session.run', heldBy(left))).map(({ personId }) => personId)
  if (!hosts.includes(desk.holder_id)) await clearDesk(tx, session.id)
  else if (desk.offered_to && !hosts.includes(desk.offered_to))
    await updateDesk(tx, session.id, { offered_to: null, offered_at: null })
}
