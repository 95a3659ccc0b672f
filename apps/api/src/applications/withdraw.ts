import { applicationLifecycle } from '@zhibo/core/applications/lifecycle'
import type { MyApplicationView } from '@zhibo/core/applications/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { uncountHire } from '../jobs/count-hire.ts'
import { AppError } from '../problem.ts'
import { advance } from './advance.ts'
import { myViews } from './mine.ts'
import { type Application, lockApplication, withdrawConsent } from './queries.ts'

/**
 * Takes an application back: the employer loses the profile and the number at once, and the consent ends with the last
 * application that stood on it (PIPL 15). One that has ended already keeps its outcome and loses the person. Doing it
 * twice is doing it once.
 */
export async function withdraw(ctx: Ctx, id: string): Promise<MyApplicationView> {
  const seeker = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const application = await lockApplication(tx, id)
    if (application?.seeker_id !== seeker.personId) throw new AppError('not_found')
    const after = application.profile_cipher === null ? application : await takeBack(tx, application)
    const [view] = await myViews(tx, [after])
    return view!
  })
}

async function takeBack(tx: Tx, before: Application): Promise<Application> {
  const { from, to } = applicationLifecycle.withdraw
  const states: readonly string[] = from
  const after = states.includes(before.state)
    ? await advance(tx, before, { action: 'withdraw', to, erase: true })
    : await advance(tx, before, { action: 'erase', to: before.state, erase: true })
  if (before.state === 'signed' && after.state === 'withdrawn') await uncountHire(tx, before.job_id)
  await withdrawConsent(tx, before.consent_id)
  await recordAudit(
    tx,
    'application.withdrawn',
    { kind: 'application', id: before.id },
    { stationId: before.station_id, detail: { from: before.state, to: after.state, consent: before.consent_id } },
  )
  return after
}
