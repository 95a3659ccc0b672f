import type { MyApplicationView, MyProfileView } from '@zhibo/core/applications/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { cardsOfRevisions } from '../jobs/cards.ts'
import { found } from '../problem.ts'
import { type Application, findProfile, listOfSeeker } from './queries.ts'
import { openProfile } from './sealed.ts'
import { toMyView } from './views.ts'

/** Where each of one's applications stands, newest first, with the job as it was when applied for. */
export async function listMine(ctx: Ctx, page: { cursor?: string; limit: number }): Promise<MyApplicationView[]> {
  const { personId } = requirePerson(ctx.actor)
  return myViews(ctx, await listOfSeeker(ctx, personId, page))
}

/** The profile of last time, null before the first. */
export async function myProfile(ctx: Ctx): Promise<MyProfileView> {
  const { personId } = requirePerson(ctx.actor)
  const cipher = await findProfile(ctx, personId)
  return { profile: cipher ? openProfile(ctx.vault, cipher, 'seeker.profile') : null }
}

/** Applications as their seeker sees them; one look-up for all their cards. */
export async function myViews(ctx: Ctx, applications: readonly Application[]): Promise<MyApplicationView[]> {
  const cards = await cardsOfRevisions(
    ctx,
    applications.map((application) => application.job_revision_id),
  )
  return applications.map((application) => toMyView(application, found(cards.get(application.job_revision_id))))
}
