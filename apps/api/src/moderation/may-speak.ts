import type { Silence } from '@zhibo/core/moderation/schema'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { findBan, findMute, listSilenced } from './queries.ts'

/** Why a person may not speak in a session now, in writing or by voice; null while they may. */
export async function silenceOf(ctx: Ctx, sessionId: string, personId: string): Promise<Silence | null> {
  const ban = await findBan(ctx, personId)
  if (ban) return { kind: 'banned', reasonCode: ban.reason_code, reason: ban.reason, until: ban.until.toISOString() }
  const mute = await findMute(ctx, sessionId, personId)
  return mute ? { kind: 'muted', reasonCode: mute.reason_code, reason: mute.reason, until: null } : null
}

/** Refuses with `banned` or `muted` whoever may not speak in a session, and says why and until when. Held to by every verb of theirs. */
export async function requireMaySpeak(ctx: Ctx, sessionId: string, personId: string): Promise<void> {
  const silence = await silenceOf(ctx, sessionId, personId)
  if (silence) throw new AppError(silence.kind, { details: { ...silence } })
}

/** Refuses with `banned` whoever may not take part anywhere. Somebody muted in one show still wants answers. */
export async function requireNotBanned(ctx: Ctx, sessionId: string, personId: string): Promise<void> {
  const silence = await silenceOf(ctx, sessionId, personId)
  if (silence?.kind === 'banned') throw new AppError('banned', { details: { ...silence } })
}

/** Which of these people may not speak in a session; a ban goes before a mute. */
export async function silencedAmong(
  ctx: Ctx,
  sessionId: string,
  personIds: readonly string[],
): Promise<Map<string, Silence['kind']>> {
  const rows = await listSilenced(ctx, sessionId, personIds)
  return new Map(rows.toSorted((a, b) => (a.kind < b.kind ? 1 : -1)).map(({ personId, kind }) => [personId, kind]))
}
