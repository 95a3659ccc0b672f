import type { Ctx } from '../context.ts'
import { listTyped } from './queries.ts'

/** The words a host typed on everyone's screen in a session, by the moment: captions and corrections. */
export async function typedIn(ctx: Ctx, sessionId: string): Promise<Map<number, string>> {
  return new Map((await listTyped(ctx.db, sessionId)).map(({ at, text }) => [at.getTime(), text]))
}
