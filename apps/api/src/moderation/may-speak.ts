import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { findBan, findMute } from './queries.ts'

/** Refuses with `banned` or `muted` whoever may not speak in a session, in writing or by voice. Held to by every verb of theirs. */
export async function requireMaySpeak(ctx: Ctx, sessionId: string, personId: string): Promise<void> {
  const ban = await findBan(ctx, personId)
  if (ban) throw new AppError('banned', { details: { until: ban.until.toISOString() } })
  if (await findMute(ctx, sessionId, personId)) throw new AppError('muted')
}
