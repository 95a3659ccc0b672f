import type { EmployerFile, EmployerPublicView, EmployerView } from '@zhibo/core/employers/schema'
import { blacklistMatches } from '../blacklist/matches.ts'
import type { Ctx } from '../context.ts'
import { standingsOf } from '../reviews/standing.ts'
import { isInForceAt } from './in-force.ts'
import { listMembers } from './member-queries.ts'
import type { Employer } from './queries.ts'

export async function toViews(ctx: Ctx, employers: readonly Employer[]): Promise<EmployerView[]> {
  const standings = await standingsOf(
    ctx,
    'employer',
    employers.map((employer) => employer.id),
  )
  const bans = await Promise.all(employers.map((employer) => banOf(ctx, employer)))
  return employers.map((employer, at) => ({
    id: employer.id,
    stationId: employer.station_id,
    name: employer.name,
    state: employer.state,
    version: employer.version,
    draft: employer.draft,
    approvedUntil: employer.approved_until?.toISOString() ?? null,
    ...standings.get(employer.id)!,
    blacklisted: bans[at]!,
  }))
}

/** Why a company is shut out, as its own people may know it: what is held against somebody else among them stays unsaid. */
async function banOf(ctx: Ctx, employer: Employer): Promise<EmployerView['blacklisted']> {
  const members = await listMembers(ctx, employer.id)
  const personIds = members.map((member) => member.person_id)
  const behind = { employerId: employer.id, creditCode: employer.credit_code, personIds }
  const [match] = await blacklistMatches(ctx, behind)
  if (!match) return null
  const mine = ctx.actor.kind === 'person' && match.personIds.includes(ctx.actor.personId)
  return { reason: match.kind === 'credit_code' || mine ? match.reason : '', until: match.until.toISOString() }
}

export const toView = async (ctx: Ctx, employer: Employer): Promise<EmployerView> =>
  (await toViews(ctx, [employer]))[0]!

/** The badge is shown only while the approval holds. */
export function toPublicView(
  ctx: Ctx,
  employer: Employer,
  { kind, place, address, introduction, workers, rules }: EmployerFile,
  stationName: string | undefined,
  deviationsIn90Days: number,
): EmployerPublicView {
  const verified = isInForceAt(employer, ctx.clock())
  return {
    id: employer.id,
    name: employer.name,
    kind,
    place,
    address,
    introduction,
    workers,
    rules,
    verifiedAt: verified ? (employer.approved_at?.toISOString() ?? null) : null,
    verifiedUntil: verified ? (employer.approved_until?.toISOString() ?? null) : null,
    verifiedBy: verified ? (stationName ?? null) : null,
    deviationsIn90Days,
  }
}
