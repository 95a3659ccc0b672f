import type { Ctx } from '../context.ts'
import { listLines } from './queries.ts'
import { publicOf } from './replay-standing.ts'

/** Whether everyone may watch a show's replay now. */
export async function isReplayed(ctx: Ctx, sessionId: string): Promise<boolean> {
  return (await publicOf(ctx, await listLines(ctx, sessionId))).length > 0
}
