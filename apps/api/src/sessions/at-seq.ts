import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { findSession } from './queries.ts'
import { requireVisible } from './standing.ts'

/** How far a session's event stream has come, for somebody who may see the session; 404 for anybody else. */
export async function seqOf(ctx: Ctx, sessionId: string): Promise<number> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  return session.last_seq
}
