import { stationsWhere } from '@zhibo/core/identity/policy'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'

/**
 * The chains somebody may read: all of them, or those of their stations; who may read none is refused. What belongs to no
 * station is in the county's: accounts, standards, the blacklist, a file, which has a sender and no station. What of that
 * touches a station is written down there as well: that a case was opened, with the evidence shown (`review.opened`), and
 * that a company was listed or let go (`employer.blacklisted`, `employer.released`).
 */
export function readableScopes(ctx: Ctx): 'all' | string[] {
  const scopes = stationsWhere(requirePerson(ctx.actor).grants, 'audit.read')
  if (scopes !== 'all' && scopes.length === 0) throw new AppError('forbidden')
  return scopes
}
