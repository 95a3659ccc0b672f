import type { Ctx } from '../context.ts'
import { listRehearsed } from './queries.ts'

/** Which presenters' picture was really received in the rehearsal of a session. */
export const whoRehearsed = async (ctx: Ctx, sessionId: string): Promise<Set<string>> =>
  new Set(await listRehearsed(ctx, sessionId))
