import { type DeskAction, deskActions, type DeskView } from '@zhibo/core/sessions/desk'
import type { SessionState } from '@zhibo/core/sessions/schema'
import { type PersonActor, requirePerson } from '../../actor.ts'
import { type Ctx, type Tx, withTx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { lockSession, type Session } from '../queries.ts'
import { requireVisible, rolesOn } from '../standing.ts'
import { type Desk, findDesk, standingOf } from './queries.ts'
import { viewDesk } from './view.ts'

const staffed: readonly SessionState[] = ['scheduled', 'live', 'interrupted']

interface AtDesk {
  session: Session
  desk: Desk | undefined
  me: PersonActor
  may: DeskAction[]
}

/** Runs `work` before a locked desk, for a host of the station, while there is a show to run; answers with how it stands then. */
export async function actAtDesk(
  ctx: Ctx,
  sessionId: string,
  work: (tx: Tx, at: AtDesk) => Promise<void>,
): Promise<DeskView> {
  const me = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const session = found(await lockSession(tx, sessionId))
    requireVisible(me, session)
    const roles = rolesOn(me, session)
    if (!roles.includes('host')) throw new AppError('forbidden')
    if (!staffed.includes(session.state)) throw new AppError('not_from_here')
    const desk = await findDesk(tx, sessionId)
    const who = { personId: me.personId, host: true, lead: roles.includes('lead') }
    await work(tx, { session, desk, me, may: deskActions(desk ? standingOf(desk) : null, who, tx.clock()) })
  })
  return viewDesk(ctx, sessionId)
}
