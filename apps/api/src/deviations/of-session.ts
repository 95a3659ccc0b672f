import type { DeviationView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { listMarked } from './queries.ts'
import { toPublicView } from './views.ts'

/** Where speech differed from the card in a session, as everyone may see it. */
export const deviationsOf = async (ctx: Ctx, sessionId: string): Promise<DeviationView[]> =>
  (await listMarked(ctx, sessionId)).map(toPublicView)
