import { AppError } from '../problem.ts'
import type { Ctx } from '../context.ts'
import { endSession } from './end.ts'
import { listForgotten } from './queries.ts'

const forgottenAfterMs = 60 * 60_000

/**
 * Ends what its host forgot: an hour after it was to end at the latest, with nothing sent by any presenter for an hour. It
 * would stand on the home page as on air. Airtime is none of it: only a picture gives that.
 */
export async function endForgotten(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.clock().getTime() - forgottenAfterMs)
  for (const { id, version } of await listForgotten(ctx, since))
    await endSession(ctx, id, { expectedVersion: version }).catch((error: unknown) => {
      // Somebody acted in it meanwhile: not forgotten after all.
      if (!(error instanceof AppError && ['stale_version', 'not_from_here'].includes(error.code))) throw error
    })
}
