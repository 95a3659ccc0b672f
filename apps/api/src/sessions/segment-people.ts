import type { SegmentInput } from '@zhibo/core/sessions/schema'
import type { Candidate } from '@zhibo/core/sessions/run-of-show'
import { requirePerson } from '../actor.ts'
import type { Ctx, Tx } from '../context.ts'
import { namedMembersOf } from '../employers/members.ts'
import { whoMay } from '../identity/who-may.ts'
import type { Session } from './queries.ts'
import { refusedAt } from './refused-at.ts'
import { ensurePresenter, type SegmentPlaces } from './segment-queries.ts'

/** Who may present an employer's segments, owners first; of the station's own (null), its hosts. */
export async function candidatesFor(ctx: Ctx, stationId: string, employerId: string | null): Promise<Candidate[]> {
  if (employerId !== null) return namedMembersOf(ctx, employerId)
  return (await whoMay(ctx, 'session.run', [stationId])).map(({ personId, name }) => ({ personId, name }))
}

/** The places of those who present a segment, made where there are none yet. */
export async function placesOf(tx: Tx, session: Session, segment: SegmentInput, at: number): Promise<SegmentPlaces> {
  const { employerId, coPresenterPersonIds = [] } = segment
  const candidates = (await candidatesFor(tx, session.station_id, employerId)).map(({ personId }) => personId)
  // Owners come first; of the station's own, whoever plans it.
  const unnamed = employerId === null ? requirePerson(tx.actor).personId : candidates[0]
  const presenter = segment.presenterPersonId ?? unnamed
  const stranger = employerId === null ? 'not_a_host' : 'not_a_member'
  if (presenter === undefined || !candidates.includes(presenter))
    throw refusedAt(['segments', at, 'presenterPersonId'], stranger)
  const people = [presenter, ...coPresenterPersonIds]
  for (const [position, personId] of coPresenterPersonIds.entries()) {
    const path = ['segments', at, 'coPresenterPersonIds', position]
    if (!candidates.includes(personId)) throw refusedAt(path, stranger)
    if (people.indexOf(personId) <= position) throw refusedAt(path, 'duplicate')
  }
  const presenterId = await ensurePresenter(tx, session.id, employerId, presenter)
  const coPresenterIds: string[] = []
  for (const personId of coPresenterPersonIds)
    coPresenterIds.push(await ensurePresenter(tx, session.id, employerId, personId))
  return { presenterId, coPresenterIds }
}
