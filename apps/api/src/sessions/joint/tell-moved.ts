import type { Tx } from '../../context.ts'
import { enqueue } from '../../notify/enqueue.ts'
import { namesKept } from '../../notify/worded.ts'
import { stationNames } from '../../stations/names.ts'
import { readStation } from '../../stations/read.ts'
import type { Session } from '../queries.ts'
import type { Partner } from './queries.ts'
import { about, type Asked, eachPlanner, tellAsked } from './tell.ts'

/** A plan that was made anew, and what that is to the stations it named before and names still. */
export interface Replanned extends Asked {
  /** As it was planned, which is how those know it that are named no more. */
  before: Session
  dropped: readonly string[]
  /** Asked anew, as they stood: its hours are others now. */
  again: readonly Partner[]
  /** Told that it is held in another studio, which changes nothing of what they said. */
  elsewhere: readonly string[]
  studioId: string | null
}

/** The stations of plans that were made anew hear what it is to them: asked, not asked any more, asked anew, or held in another studio. */
export async function tellReplanned(tx: Tx, plans: readonly Replanned[]): Promise<void> {
  await tellAsked(tx, plans)
  await tellDropped(tx, plans)
  await tellMoved(tx, plans)
  await tellElsewhere(tx, plans)
}

async function tellDropped(tx: Tx, plans: readonly Replanned[]): Promise<void> {
  const told = plans.map(({ before, dropped }) => ({ session: before, stationIds: dropped }))
  await eachPlanner(tx, told, async (to, session, count) => {
    const { values, expiresAt } = await about(tx, session, session.station_id)
    await (count === 1
      ? enqueue(tx, { to, template: 'station_dropped', values, expiresAt })
      : enqueue(tx, { to, template: 'station_dropped_often', values: { ...values, count: String(count) }, expiresAt }))
  })
}

async function tellMoved(tx: Tx, plans: readonly Replanned[]): Promise<void> {
  const moved = plans.map(({ session, again }) => ({ session, stationIds: again.map((each) => each.station_id) }))
  await eachPlanner(tx, moved, async (to, session, count) => {
    const { values, expiresAt } = await about(tx, session, session.station_id)
    await (count === 1
      ? enqueue(tx, { to, template: 'station_moved', values, expiresAt })
      : enqueue(tx, { to, template: 'station_moved_often', values: { ...values, count: String(count) }, expiresAt }))
  })
  await tellAskers(tx, plans)
}

/** Whoever had a yes learns that it is none any more, once of all the shows; whoever moves them knows. */
async function tellAskers(tx: Tx, plans: readonly Replanned[]): Promise<void> {
  const mover = tx.actor.kind === 'person' ? tx.actor.personId : null
  const lost = plans.flatMap(({ session, again }) =>
    again.filter(({ state }) => state === 'accepted').map((partner) => ({ session, partner })),
  )
  const names = await stationNames(tx)
  const askerOf = ({ session, partner }: (typeof lost)[number]) => partner.asked_by ?? session.created_by
  for (const personId of new Set(lost.map(askerOf))) {
    if (personId === mover) continue
    const own = lost.filter((each) => askerOf(each) === personId)
    const { values, expiresAt } = await about(tx, own[0]!.session, own[0]!.partner.station_id)
    const stations = namesKept([...new Set(own.map(({ partner }) => names.get(partner.station_id) ?? ''))])
    const { title, startsAt } = values
    await enqueue(tx, {
      to: { personId },
      template: 'stations_asked_again',
      values: { stations, title, startsAt },
      expiresAt,
    })
  }
}

async function tellElsewhere(tx: Tx, plans: readonly Replanned[]): Promise<void> {
  const told = plans.map(({ session, elsewhere }) => ({ session, stationIds: elsewhere }))
  await eachPlanner(tx, told, async (to, session, count) => {
    const { values: known, expiresAt } = await about(tx, session, session.station_id)
    const { studioId } = plans.find((plan) => plan.session === session)!
    const { studios } = await readStation(tx, session.station_id)
    const values = { ...known, studio: studios.find(({ id }) => id === studioId)?.name ?? '' }
    await (count === 1
      ? enqueue(tx, { to, template: 'station_studio', values, expiresAt })
      : enqueue(tx, { to, template: 'station_studio_often', values: { ...values, count: String(count) }, expiresAt }))
  })
}
