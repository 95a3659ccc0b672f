import type { Ban, BanView, MuteView, Reasoned } from '@zhibo/core/moderation/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { closeCallOf, closeCallsOf } from '../guests/close-calls.ts'
import { AppError, found } from '../problem.ts'
import { askerOf } from '../questions/asker.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { findMute, insertBan, insertMute } from './queries.ts'
import { requireReason } from './reason.ts'
import { toBanView, toMuteView } from './views.ts'

const dayMs = 86_400_000

/** 禁言: who asked this may not speak in this show any more, in writing or by voice. Muted already, it stands as it was. */
export async function muteAsker(ctx: Ctx, sessionId: string, questionId: string, input: Reasoned): Promise<MuteView> {
  const host = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const { stationId, show } = await lockConversation(tx, sessionId)
    authorizeShow(host, 'session.moderate', show)
    const { code, words } = requireReason(input)
    const { personId, text } = await askerOf(tx, sessionId, questionId)
    const given = await insertMute(tx, {
      session_id: sessionId,
      person_id: personId,
      question_id: questionId,
      reason_code: code,
      reason: words,
      muted_by: host.personId,
      muted_at: tx.clock(),
    })
    if (!given) return toMuteView(tx, found(await findMute(tx, sessionId, personId)), text)
    await closeCallOf(tx, sessionId, personId)
    await recordAudit(
      tx,
      'moderation.muted',
      { kind: 'person', id: personId },
      { stationId, detail: { session: sessionId, question: questionId, reasonCode: code } },
    )
    return toMuteView(tx, given, text)
  })
}

/** 封禁: who asked this may speak in no show until the term is over; a call they have in any show ends. */
export async function banAsker(ctx: Ctx, sessionId: string, questionId: string, input: Ban): Promise<BanView> {
  const host = requirePerson(ctx.actor)
  const { view, banned } = await withTx(ctx, async (tx) => {
    const { stationId, show, title } = await lockConversation(tx, sessionId)
    authorizeShow(host, 'session.moderate', show)
    const { code, words } = requireReason(input)
    const { personId, text } = await askerOf(tx, sessionId, questionId)
    const now = tx.clock()
    const given = await insertBan(tx, {
      person_id: personId,
      session_id: sessionId,
      question_id: questionId,
      reason_code: code,
      reason: words,
      until: new Date(now.getTime() + input.days * dayMs),
      banned_by: host.personId,
      banned_at: now,
    })
    if (!given) throw new AppError('already_banned')
    await closeCallOf(tx, sessionId, personId)
    await recordAudit(
      tx,
      'moderation.banned',
      { kind: 'person', id: personId },
      { stationId, detail: { session: sessionId, question: questionId, reasonCode: code, days: input.days } },
    )
    return { view: await toBanView(tx, { ...given, session_title: title, question: text }), banned: personId }
  })
  await closeCallsOf(ctx, banned)
  return view
}
