import { transition } from '@zhibo/core/lifecycle'
import { type JointAskView, type PartnerAction, partnerLifecycle } from '@zhibo/core/sessions/partners'
import { authorize, requirePerson } from '../../actor.ts'
import { recordAudit } from '../../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { upcomingStates } from '../plan.ts'
import { lockSession, type Session } from '../queries.ts'
import { findPartner, updatePartner } from './queries.ts'
import { viewAsk } from './list.ts'
import { tellAnswered } from './tell.ts'

const deeds = {
  accept: 'session.station_joined',
  decline: 'session.station_declined',
  leave: 'session.station_left',
} as const satisfies Record<PartnerAction, string>

interface Deed {
  /** What comes with it, once it is clear that it may be. */
  work: (tx: Tx, session: Session) => Promise<void>
  detail?: Record<string, unknown>
}

/**
 * A station that a plan names answers it, by those who plan for that station: nobody declares for somebody else. To a
 * station that is not named there is no such plan, and what has begun is answered no more: nobody joins what they saw
 * going well. In the chain of the station that answers.
 */
export async function answerAsk(
  ctx: Ctx,
  sessionId: string,
  stationId: string,
  action: PartnerAction,
  { work, detail = {} }: Deed,
): Promise<JointAskView> {
  const { personId } = requirePerson(ctx.actor)
  authorize(ctx.actor, 'session.plan', stationId)
  return withTx(ctx, async (tx) => {
    const session = found(await lockSession(tx, sessionId))
    const partner = found(await findPartner(tx, sessionId, stationId))
    if (!upcomingStates.includes(session.state)) throw new AppError('not_from_here')
    const outcome = transition(partnerLifecycle, partner.state, action, ['partner'])
    if ('refused' in outcome) throw new AppError('not_from_here')
    const yes = outcome.to === 'accepted'
    await updatePartner(tx, partner, {
      state: outcome.to,
      answered_by: personId,
      answered_at: tx.clock(),
      yes_from: yes ? session.planned_start : null,
      yes_until: yes ? session.planned_end : null,
    })
    await work(tx, session)
    await tellAnswered(tx, session, partner, action)
    await recordAudit(tx, deeds[action], { kind: 'session', id: sessionId }, { stationId, detail })
    return viewAsk(tx, sessionId, stationId)
  })
}
