import type { PhoneRevealView } from '@zhibo/core/applications/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { requireEmployerInForce } from '../employers/in-force.ts'
import { phoneOf } from '../identity/people.ts'
import { AppError, found } from '../problem.ts'
import { rolesOn } from './guard.ts'
import { consentStands, lockApplication } from './queries.ts'

/** Shows an employer in force the whole number while the seeker's consent stands. Each look is in the trail (PIPL 23, 55). */
export async function revealPhone(ctx: Ctx, id: string): Promise<PhoneRevealView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const application = found(await lockApplication(tx, id))
    if (!rolesOn(tx.actor, application).includes('employer')) throw new AppError('forbidden')
    await requireEmployerInForce(tx, application.employer_id)
    if (application.profile_cipher === null || !(await consentStands(tx, application.consent_id)))
      throw new AppError('withdrawn')
    const phone = await phoneOf(tx, application.seeker_id)
    if (phone === null) throw new AppError('withdrawn')
    await recordAudit(
      tx,
      'application.phone_revealed',
      { kind: 'application', id },
      { stationId: application.station_id, detail: { employer: application.employer_id } },
    )
    return { phone }
  })
}
