import { blacklistMatches } from '../blacklist/matches.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { grantAfterCommit } from './off-air.ts'
import { findPresenter, listOnAirForEmployers, setPresenterState } from './presenter-queries.ts'
import { lockSession } from './queries.ts'
import { openRoom } from './standing.ts'
import { recordOn } from './step.ts'

/** Refuses a presenter who is on the blacklist: they act for no company, whichever sends them. */
export async function refuseListed(tx: Tx, personId: string): Promise<void> {
  const listed = await blacklistMatches(tx, { creditCode: null, personIds: [personId] })
  if (listed.length > 0) throw new AppError('presenter_barred', { details: { until: listed[0]!.until.toISOString() } })
}

/** Takes somebody off air wherever they present for a company. Does nothing where they are not; joins the caller's transaction. */
export function takePersonOffAir(ctx: Ctx, personId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    for (const place of await listOnAirForEmployers(tx, personId)) {
      const session = found(await lockSession(tx, place.session_id))
      const presenter = await findPresenter(tx, session.id, place.id)
      if (presenter?.state !== 'on_air') continue
      await setPresenterState(tx, presenter.id, 'off_air')
      const kind = openRoom(session)
      if (kind === 'live')
        await appendLiveEvent(tx, session.id, { type: 'presenter.off_air', presenterId: presenter.id })
      if (kind) grantAfterCommit(tx, session, kind, presenter.id, false)
      await recordOn(tx, session, 'presenter_off_air', { presenter: presenter.id })
    }
  })
}

/** Takes off air whoever was put on in the moment in which they were listed. */
export async function takeListedOffAir(ctx: Ctx): Promise<void> {
  const personIds = [...new Set((await listOnAirForEmployers(ctx)).map(({ person_id }) => person_id))]
  const listed = await blacklistMatches(ctx, { creditCode: null, personIds })
  for (const personId of new Set(listed.flatMap((match) => match.personIds))) await takePersonOffAir(ctx, personId)
}
