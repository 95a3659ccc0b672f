import type { ApplicationSearch, ApplicationView } from '@zhibo/core/applications/schema'
import { requireMember, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { requireEmployerInForce } from '../employers/in-force.ts'
import { phonesOf } from '../identity/people.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { employerOfJob } from '../jobs/employer-of.ts'
import { found } from '../problem.ts'
import { listOfJob } from './queries.ts'
import { toView } from './views.ts'

/**
 * A job's applicants for the people of its employer, newest first, while the employer is in force: what a seeker gave
 * to a verified company is not for one that was suspended. Reading the list changes nothing; opening one is `view`.
 */
export async function listApplicants(ctx: Ctx, jobId: string, search: ApplicationSearch): Promise<ApplicationView[]> {
  requirePerson(ctx.actor)
  const employerId = await employerOfJob(ctx, jobId)
  requireMember(ctx.actor, employerId)
  await requireEmployerInForce(ctx, employerId)
  const applications = await listOfJob(ctx, jobId, search)
  const [cards, phones] = await Promise.all([
    cardsOfRevisions(
      ctx,
      applications.map((application) => application.job_revision_id),
    ),
    phonesOf(
      ctx,
      applications.flatMap((application) => (application.profile_cipher ? application.seeker_id : [])),
    ),
  ])
  return applications.map((application) =>
    toView(application, found(cards.get(application.job_revision_id)).title, {
      phone: phones.get(application.seeker_id) ?? null,
      vault: ctx.vault,
    }),
  )
}
