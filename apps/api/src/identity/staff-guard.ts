import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'

/** Refuses unless the actor may edit accounts there, and always on oneself: nobody widens or restores their own rights. */
export function requireOtherAdmin(ctx: Ctx, personId: string, stationId: string | null): void {
  authorize(ctx.actor, 'account.edit', stationId)
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId) throw new AppError('own_account')
}
