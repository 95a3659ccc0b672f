import type { PromiseLineView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { listAlike } from './queries.ts'
import { toView } from './views.ts'

/** What a session's jobs promise already about what is being asked; the gist is the question's. */
export const promisesAlike = async (ctx: Ctx, sessionId: string, gist: string): Promise<PromiseLineView[]> =>
  (await listAlike(ctx, sessionId, gist, 3)).map(toView)
