import type { Tx } from '../../context.ts'
import { stationNames } from '../../stations/names.ts'
import type { Session } from '../queries.ts'
import { refusedAt } from '../refused-at.ts'
import { recordOn } from '../step.ts'
import { forget } from './part.ts'
import { insertPartner, listPartners, removePartner, stillAsked } from './queries.ts'
import type { Asked } from './tell.ts'

/** Whoever had not said no, and is named no more, is told so. */
export interface Named extends Asked {
  dropped: readonly string[]
}

/**
 * 联办: names the other stations of a plan, all of them anew; left out, they stay. Who is new is asked; who is named no more
 * has no part in it, whatever they had said. The caller has looked at who acts, holds the session's lock, and tells them:
 * once, also of many shows.
 */
export async function askPartners(tx: Tx, session: Session, wanted: readonly string[] | undefined): Promise<Named> {
  if (wanted === undefined) return { session, asked: [], dropped: [] }
  const stations = await stationNames(tx)
  for (const [at, id] of wanted.entries()) {
    if (wanted.indexOf(id) < at) throw refusedAt(['partnerIds', at], 'duplicate')
    if (id === session.station_id || !stations.has(id)) throw refusedAt(['partnerIds', at], 'not_a_partner')
  }
  const before = await listPartners(tx, session.id)
  const named = before.map(({ station_id }) => station_id)
  const asked = wanted.filter((id) => !named.includes(id))
  const dropped = named.filter((id) => !wanted.includes(id))
  for (const id of asked) await insertPartner(tx, session.id, id)
  for (const id of dropped) {
    await removePartner(tx, session.id, id)
    await forget(tx, session, id)
  }
  if (asked.length + dropped.length > 0) await recordOn(tx, session, 'stations_asked', { asked, dropped })
  const told = before.filter(({ station_id, state }) => stillAsked(state) && dropped.includes(station_id))
  return { session, asked, dropped: told.map(({ station_id }) => station_id) }
}

/** Whether a plan that was approved names the same stations still. */
export async function sameStations(tx: Tx, session: Session, wanted: readonly string[] | undefined): Promise<boolean> {
  if (wanted === undefined) return true
  const named = await listPartners(tx, session.id)
  return named.length === wanted.length && named.every(({ station_id }) => wanted.includes(station_id))
}
