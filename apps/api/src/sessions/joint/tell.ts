import { shanghaiTime } from '@zhibo/core/day'
import type { PartnerAction } from '@zhibo/core/sessions/partners'
import type { Tx } from '../../context.ts'
import { whoMay } from '../../identity/who-may.ts'
import { enqueue } from '../../notify/enqueue.ts'
import { stationNames } from '../../stations/names.ts'
import type { Session } from '../queries.ts'
import type { Partner } from './queries.ts'

/** What both sides read of it; nobody is told of a show that has begun meanwhile. */
async function about(tx: Tx, session: Session, stationId: string) {
  const station = (await stationNames(tx)).get(stationId) ?? ''
  const startsAt = shanghaiTime(session.planned_start).slice(0, 16)
  return { values: { station, title: session.title, startsAt }, expiresAt: session.planned_start }
}

/** Those who plan for a station learn that another asks it to hold a show together; whoever asks knows. */
export async function tellAsked(tx: Tx, session: Session, stationIds: readonly string[]): Promise<void> {
  if (stationIds.length === 0) return
  const message = await about(tx, session, session.station_id)
  const asker = tx.actor.kind === 'person' ? tx.actor.personId : null
  // Somebody may plan for several of them, and is told once.
  for (const { personId } of await whoMay(tx, 'session.plan', stationIds))
    if (personId !== asker) await enqueue(tx, { to: { personId }, template: 'station_asked', ...message })
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
