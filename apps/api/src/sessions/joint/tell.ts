import { shanghaiTime } from '@zhibo/core/day'
import type { PartnerAction } from '@zhibo/core/sessions/partners'
import type { Tx } from '../../context.ts'
import { whoMay } from '../../identity/who-may.ts'
import { enqueue } from '../../notify/enqueue.ts'
import { stationNames } from '../../stations/names.ts'
import type { Plan } from '../plan.ts'
import type { Session } from '../queries.ts'
import { tellCancelled } from '../tell-cancelled.ts'
import { listPartners, type Partner, stillAsked } from './queries.ts'

/** What both sides read of it; nobody is told of a show that has begun meanwhile. */
export async function about(tx: Tx, session: Session, stationId: string) {
  const station = (await stationNames(tx)).get(stationId) ?? ''
  const startsAt = shanghaiTime(session.planned_start).slice(0, 16)
  return { values: { station, title: session.title, startsAt }, expiresAt: session.planned_start }
}

/** A show, and the stations that were not asked to hold it before. */
export interface Asked {
  session: Session
  asked: readonly string[]
}

/**
 * Those who plan for stations are told something of shows once: of all the days of a series, and whoever plans for several
 * stations once for them. Whoever does it knows.
 */
export async function eachPlanner(
  tx: Tx,
  told: readonly { session: Session; stationIds: readonly string[] }[],
  tell: (to: { personId: string }, first: Session, shows: number) => Promise<void>,
): Promise<void> {
  const doer = tx.actor.kind === 'person' ? tx.actor.personId : null
  // The first they read of is the next that comes: days of a series that were moved by themselves are in any order.
  const inOrder = told.toSorted((a, b) => a.session.planned_start.getTime() - b.session.planned_start.getTime())
  const shows = new Map<string, Set<Session>>()
  for (const stationId of new Set(told.flatMap(({ stationIds }) => stationIds)))
    for (const { personId } of await whoMay(tx, 'session.plan', [stationId]))
      for (const { session, stationIds } of inOrder)
        if (personId !== doer && stationIds.includes(stationId))
          shows.set(personId, (shows.get(personId) ?? new Set()).add(session))
  for (const [personId, [first, ...more]] of shows) await tell({ personId }, first!, more.length + 1)
}

/** Stations learn that another asks them to hold shows together. */
export async function tellAsked(tx: Tx, asks: readonly Asked[]): Promise<void> {
  const told = asks.map(({ session, asked }) => ({ session, stationIds: asked }))
  await eachPlanner(tx, told, async (to, session, count) => {
    const { values, expiresAt } = await about(tx, session, session.station_id)
    await (count === 1
      ? enqueue(tx, { to, template: 'station_asked', values, expiresAt })
      : enqueue(tx, { to, template: 'station_asked_often', values: { ...values, count: String(count) }, expiresAt }))
  })
}

const answers = {
  accept: 'station_accepted',
  decline: 'station_declined',
  leave: 'station_left',
} as const satisfies Record<PartnerAction, string>

/** Whoever asked a station learns what it says; what a station brings may change without a word. */
export async function tellAnswered(tx: Tx, session: Session, partner: Partner, action: PartnerAction): Promise<void> {
  if (action === 'accept' && partner.state === 'accepted') return
  const message = await about(tx, session, partner.station_id)
  const to = { personId: partner.asked_by ?? session.created_by }
  await enqueue(tx, { to, template: answers[action], ...message })
}

/** Those who plan for a station that was asked to hold a show, and did not say no, learn that it was called off. */
export async function tellPartnersCancelled(tx: Tx, plan: Plan): Promise<void> {
  const asked = (await listPartners(tx, plan.id)).filter(({ state }) => stillAsked(state))
  if (asked.length === 0) return
  const planners = await whoMay(
    tx,
    'session.plan',
    asked.map(({ station_id }) => station_id),
  )
  await tellCancelled(
    tx,
    plan,
    planners.map(({ personId }) => personId),
  )
}
