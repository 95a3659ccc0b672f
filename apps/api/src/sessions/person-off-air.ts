import { blacklistMatches } from '../blacklist/matches.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { membersOf } from '../employers/members.ts'
import { appendLiveEvent } from '../live/append.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import { AppError, found } from '../problem.ts'
import {
  findPresenter,
  listOnAirForEmployers,
  listPlacesForEmployers,
  type Presenter,
  setPresenterState,
} from './presenter-queries.ts'
import { lockSession } from './queries.ts'
import { openRoom } from './standing.ts'
import { recordOn } from './step.ts'

/** Refuses a presenter who does not act for the company they stand for any more, or may not: they are on the blacklist. */
export async function requireActsFor(tx: Tx, personId: string, employerId: string): Promise<void> {
  const members = await membersOf(tx, employerId)
  if (!members.some((member) => member.personId === personId)) throw new AppError('presenter_left')
  const listed = await blacklistMatches(tx, { creditCode: null, personIds: [personId] })
  if (listed.length > 0) throw new AppError('presenter_barred', { details: { until: listed[0]!.until.toISOString() } })
}

/** The same as a question. */
export async function mayPresentFor(ctx: Ctx, personId: string, employerId: string): Promise<boolean> {
  const members = await membersOf(ctx, employerId)
  if (!members.some((member) => member.personId === personId)) return false
  return (await blacklistMatches(ctx, { creditCode: null, personIds: [personId] })).length === 0
}

/**
 * Takes somebody off air and out of the room wherever they present for a company, or for this one. Their shows are locked
 * whether they are on or not, so that nobody puts them on meanwhile. Joins the caller's transaction.
 */
export function takePersonOffAir(ctx: Ctx, personId: string, employerId?: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const place of await listPlacesForEmployers(tx, personId, employerId)) await clearPlace(tx, place)
  })
}

async function clearPlace(tx: Tx, place: Presenter): Promise<void> {
  const session = found(await lockSession(tx, place.session_id))
  const presenter = await findPresenter(tx, session.id, place.id)
  if (!presenter) return
  const kind = openRoom(session)
  if (kind) {
    for (const device of ['main', 'spare', 'encoder'] as const)
      tx.afterCommit(() => tx.media.remove(roomName(kind, session.id), presenterIdentity(presenter.id, device)))
  }
  if (presenter.state !== 'on_air') return
  await setPresenterState(tx, presenter.id, 'off_air')
  if (kind === 'live') await appendLiveEvent(tx, session.id, { type: 'presenter.off_air', presenterId: presenter.id })
  await recordOn(tx, session, 'presenter_off_air', { presenter: presenter.id })
}

/** Takes off air whoever was put on in the moment in which they left the company, or were listed. */
export async function takeUnentitledOffAir(ctx: Ctx): Promise<void> {
  const onAir = await listOnAirForEmployers(ctx)
  const personIds = [...new Set(onAir.map(({ person_id }) => person_id))]
  const listed = await blacklistMatches(ctx, { creditCode: null, personIds })
  for (const personId of new Set(listed.flatMap((match) => match.personIds))) await takePersonOffAir(ctx, personId)
  for (const { member, person_id, employer_id } of onAir)
    if (!member && employer_id !== null) await takePersonOffAir(ctx, person_id, employer_id)
}
