import type { EmployerLine, EmployerPublicView, EmployerView } from '@zhibo/core/employers/schema'
import type { FileView } from '@zhibo/core/files/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import { requireMember, requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { fileLink } from '../files/link.ts'
import { AppError, found } from '../problem.ts'
import { stationNames } from '../stations/names.ts'
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
  return toPublicView(ctx, employer, content, (await stationNames(ctx)).get(employer.station_id))
}

/** The file with its draft, for the employer's own people and the reviewers of its station. */
export async function employerFile(ctx: Ctx, employerId: string): Promise<EmployerView> {
  const person = requirePerson(ctx.actor)
  const employer = await findEmployer(ctx, employerId)
  const reviews = mayAt(person.grants, 'review.read', employer.station_id)
  if (!reviews) requireMember(person, employerId)
  return toView(ctx, employer)
}

/** The licence picture of the draft, for the employer's own people. Reviewers see it in the case. */
export async function licencePicture(ctx: Ctx, employerId: string): Promise<FileView> {
  requireMember(ctx.actor, employerId)
  const { draft } = await findEmployer(ctx, employerId)
  if (!draft.licencePictureId) throw new AppError('not_found')
  return fileLink(ctx, draft.licencePictureId)
}
