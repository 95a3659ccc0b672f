import type { BanView, MuteView, PhraseView } from '@zhibo/core/moderation/schema'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import type { Phrase } from './phrase-queries.ts'
import type { ChatBan, SessionMute } from './queries.ts'

type ListedMute = SessionMute & { question: string | null }
type ListedBan = ChatBan & { question: string | null; session_title: string }

export async function toMuteViews(ctx: Ctx, mutes: readonly ListedMute[]): Promise<MuteView[]> {
  const names = await namesOf(
    ctx,
    mutes.map((mute) => mute.muted_by),
  )
  return mutes.map((mute) => ({
    id: mute.id,
    question: mute.question,
    reasonCode: mute.reason_code,
    reason: mute.reason,
    mutedBy: names.get(mute.muted_by) ?? '',
    mutedAt: mute.muted_at.toISOString(),
  }))
}

export const toMuteView = async (ctx: Ctx, mute: SessionMute, question: string | null): Promise<MuteView> =>
  (await toMuteViews(ctx, [{ ...mute, question }]))[0]!

export async function toBanViews(ctx: Ctx, bans: readonly ListedBan[]): Promise<BanView[]> {
  const names = await namesOf(
    ctx,
    bans.map((ban) => ban.banned_by),
  )
  return bans.map((ban) => ({
    id: ban.id,
    sessionId: ban.session_id,
    sessionTitle: ban.session_title,
    question: ban.question,
    reasonCode: ban.reason_code,
    reason: ban.reason,
    bannedBy: names.get(ban.banned_by) ?? '',
    bannedAt: ban.banned_at.toISOString(),
    until: ban.until.toISOString(),
  }))
}

export const toBanView = async (ctx: Ctx, ban: ListedBan): Promise<BanView> => (await toBanViews(ctx, [ban]))[0]!

export async function toPhraseViews(ctx: Ctx, phrases: readonly Phrase[]): Promise<PhraseView[]> {
  const names = await namesOf(
    ctx,
    phrases.flatMap((phrase) => phrase.added_by ?? []),
  )
  return phrases.map((phrase) => ({
    id: phrase.id,
    phrase: phrase.phrase,
    addedBy: phrase.added_by === null ? null : (names.get(phrase.added_by) ?? ''),
    addedAt: phrase.added_at.toISOString(),
  }))
}
