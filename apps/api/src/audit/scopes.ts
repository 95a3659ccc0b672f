import { stationsWhere } from '@zhibo/core/identity/policy'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'

/** The chains somebody may read: all of them, or those of their stations; who may read none is refused. */
export function readableScopes(ctx: Ctx): 'all' | string[] {
  const scopes = stationsWhere(requirePerson(ctx.actor).grants, 'audit.read')
  if (scopes !== 'all' && scopes.length === 0) throw new AppError('forbidden')
  return scopes
}
