import type { ApplicationAction, ApplicationRole } from '@zhibo/core/applications/lifecycle'
import type { ActOnApplication, ApplicationView } from '@zhibo/core/applications/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { requireEmployerInForce } from '../employers/in-force.ts'
import { phoneOf } from '../identity/people.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { countHire } from '../jobs/count-hire.ts'
import { found } from '../problem.ts'
import { advance } from './advance.ts'
import { requireVersion, rolesOn, stateAfter } from './guard.ts'
import { tellSeeker } from './messages.ts'
import { type Application, lockApplication } from './queries.ts'
import { toView } from './views.ts'

/** What an employer does with an application, and what staff may note in its place. */
export type Answer = Extract<
  ApplicationAction,
  'view' | 'contact' | 'invite' | 'arrive' | 'sign' | 'refuse' | 'unreachable' | 'day7' | 'day30' | 'day90'
>

/** Takes one step with an application: the table decides who may, the seeker is told, the trail has it. */
export async function act(ctx: Ctx, id: string, action: Answer, input: ActOnApplication): Promise<ApplicationView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const before = found(await lockApplication(tx, id))
    const roles = rolesOn(tx.actor, before)
    const to = stateAfter(before, action, roles, input.reason)
    if (!roles.includes('staff')) await requireEmployerInForce(tx, before.employer_id)
    requireVersion(before, input.expectedVersion)
    const after = await advance(tx, before, { action, to, reason: input.reason })
    const job = found((await cardsOfRevisions(tx, [after.job_revision_id])).get(after.job_revision_id))
    if (action === 'sign') await countHire(tx, after.job_id)
    await tellSeeker(tx, after, job, action, input.reason ?? '')
    const view = toView(after, job.title, await personFor(tx, after, roles))
    await recordAudit(
      tx,
      `application.${action}`,
      { kind: 'application', id },
      { stationId: after.station_id, detail: { from: before.state, to, version: after.version } },
    )
    return view
  })
}

async function personFor(tx: Tx, application: Application, roles: readonly ApplicationRole[]) {
  if (!roles.includes('employer') || application.profile_cipher === null) return null
  return { phone: await phoneOf(tx, application.seeker_id), vault: tx.vault }
}
