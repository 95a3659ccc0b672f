import type { HandView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { listRaised } from './queries.ts'
import { toHandView } from './views.ts'

/** The hands that are up before this session's walls. */
export const raisedHands = async (ctx: Ctx, sessionId: string): Promise<HandView[]> =>
  (await listRaised(ctx, sessionId)).map(toHandView)
