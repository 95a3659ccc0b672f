import { transition } from '@zhibo/core/lifecycle'
import { type PresenterAction, presenterLifecycle } from '@zhibo/core/sessions/lifecycle'
import type { PresenterState, SessionView } from '@zhibo/core/sessions/schema'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { banners, showBanner } from './banner.ts'
import { grantAfterCommit } from './off-air.ts'
import {
  findPresenter,
  listEmployersOnAir,
  listSessionsOnAirOf,
  type Presenter,
  setAllOffAir,
  setPresenterState,
} from './presenter-queries.ts'
import { lockSession, type Session } from './queries.ts'
import { requireActsFor } from './person-off-air.ts'
import { requireInForce } from './set-run-of-show.ts'
import { authorizeShow, openRoom, requireRoom, rolesOn } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** Lets a presenter publish, in the rehearsal's room or the public one. Only an employer in force gets on air, by somebody who acts for it still and is not on the blacklist. */
export function putOnAir(ctx: Ctx, sessionId: string, presenterId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    const presenter = await takePresenterStep(tx, session, presenterId, 'on_air')
    const kind = requireRoom(session)
    if (kind === 'live' && session.slate) throw new AppError('slate_up')
    if (presenter.employer_id) {
      await requireInForce(tx, presenter.employer_id)
      await requireActsFor(tx, presenter.person_id, presenter.employer_id)
    }
    if (kind === 'live') await appendLiveEvent(tx, sessionId, { type: 'presenter.on_air', presenterId })
    grantAfterCommit(tx, session, kind, presenterId, true)
    await recordOn(tx, session, 'presenter_on_air', { presenter: presenterId })
  })
}

/** Takes the right to publish; the media server drops what is being published at once. */
export function takeOffAir(ctx: Ctx, sessionId: string, presenterId: string): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    await takePresenterStep(tx, session, presenterId, 'off_air')
    const kind = requireRoom(session)
    if (kind === 'live') await appendLiveEvent(tx, sessionId, { type: 'presenter.off_air', presenterId })
    grantAfterCommit(tx, session, kind, presenterId, false)
    await recordOn(tx, session, 'presenter_off_air', { presenter: presenterId })
  })
}

/** Takes an employer that is no longer in force off air wherever it is on. Does nothing where it is not; joins the caller's transaction. */
export function takeEmployerOffAir(ctx: Ctx, employerId: string): Promise<void> {
  return withTx(ctx, async (tx) => {
    const name = (await employerBriefs(tx, [employerId])).get(employerId)?.name ?? ''
    for (const sessionId of await listSessionsOnAirOf(tx, employerId)) {
      const session = found(await lockSession(tx, sessionId))
      const kind = openRoom(session)
      const taken = await setAllOffAir(tx, sessionId, employerId)
      if (kind === 'live' && taken.length > 0) await showBanner(tx, session, banners.employer(name))
      for (const presenterId of kind ? taken : []) {
        if (kind === 'live') await appendLiveEvent(tx, sessionId, { type: 'presenter.off_air', presenterId })
        grantAfterCommit(tx, session, kind!, presenterId, false)
      }
      if (taken.length > 0) await recordOn(tx, session, 'employer_off_air', { employer: employerId })
    }
  })
}

/** Takes every employer whose file lapsed, was suspended or blacklisted off air. */
export async function takeLapsedOffAir(ctx: Ctx): Promise<void> {
  const briefs = await employerBriefs(ctx, await listEmployersOnAir(ctx))
  for (const { id, inForce } of briefs.values()) if (!inForce) await takeEmployerOffAir(ctx, id)
}

async function takePresenterStep(
  tx: Tx,
  session: Session,
  presenterId: string,
  action: PresenterAction,
): Promise<Presenter> {
  const roles = rolesOn(tx.actor, session)
  if (!roles.includes('system')) authorizeShow(tx.actor, 'session.run', session)
  const presenter = found(await findPresenter(tx, session.id, presenterId))
  const outcome = transition(presenterLifecycle, presenter.state, action, roles)
  if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  const to: PresenterState = outcome.to
  await setPresenterState(tx, presenterId, to)
  return presenter
}
