import type { Ctx } from '../context.ts'
import { listReasons } from './queries.ts'

/** Why staff cancelled, stopped or reopened a session: their own words, for the staff. */
export const reasonsOf = (ctx: Ctx, sessionId: string) => listReasons(ctx, sessionId)
