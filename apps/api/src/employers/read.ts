import type {
  EmployerFileView,
  EmployerLine,
  EmployerPublicView,
  EmployerView,
  PaperView,
} from '@zhibo/core/employers/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import { requireInsider, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { deviationScore } from '../deviations/score.ts'
import { fileLink } from '../files/link.ts'
import { found } from '../problem.ts'
import { returnedRevisionOf } from '../reviews/standing.ts'
import { stationNames } from '../stations/names.ts'
import { draftFiles } from './papers.ts'
import { findEmployer, findRevision, listEmployers, listInForce } from './queries.ts'
import { toPublicView, toView, toViews } from './views.ts'

/** The employers the actor acts for. */
export async function myEmployers(ctx: Ctx): Promise<EmployerView[]> {
  const { memberships } = requirePerson(ctx.actor)
  const employers = await listEmployers(
    ctx,
    memberships.map((membership) => membership.employerId),
  )
  return toViews(ctx, employers)
}

/** Everyone who is verified now, to pick from. */
export const employersInForce = (ctx: Ctx): Promise<EmployerLine[]> => listInForce(ctx)

/** What everyone may know: the revision that was verified, never the draft. An employer that never was is unknown. */
export async function publicEmployer(ctx: Ctx, employerId: string): Promise<EmployerPublicView> {
  const employer = await findEmployer(ctx, employerId)
  const { content } = await findRevision(ctx, found(employer.approved_revision_id))
  const stationName = (await stationNames(ctx)).get(employer.station_id)
  return toPublicView(ctx, employer, content, stationName, (await deviationScore(ctx, employerId)).count)
}

/** The file with its draft, for the employer's own people and the reviewers of its station. */
export async function employerFile(ctx: Ctx, employerId: string): Promise<EmployerFileView> {
  const person = requirePerson(ctx.actor)
  const employer = await findEmployer(ctx, employerId)
  const reviews = mayAt(person.grants, 'review.read', employer.station_id)
  if (!reviews) requireInsider(person, employerId)
  const view = await toView(ctx, employer)
  const returned = returnedRevisionOf(view)
  return { ...view, returnedContent: returned === null ? null : (await findRevision(ctx, returned)).content }
}

/** The stored files the draft names, for the employer's own people. Reviewers see them in the case. */
export async function draftPapers(ctx: Ctx, employerId: string): Promise<PaperView[]> {
  requireInsider(ctx.actor, employerId)
  const { draft } = await findEmployer(ctx, employerId)
  return Promise.all(draftFiles(draft).map(async ({ field, fileId }) => ({ field, ...(await fileLink(ctx, fileId)) })))
}
