import type { Lifting } from '@zhibo/core/moderation/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { findConversation, lockConversation } from '../sessions/conversation.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { lockBan, lockMute, updateBan, updateMute } from './queries.ts'
import { requireReason } from './reason.ts'

/** Lets somebody speak in a show again. */
export async function liftMute(ctx: Ctx, sessionId: string, muteId: string, input: Lifting): Promise<void> {
  const host = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const { stationId, show } = await lockConversation(tx, sessionId)
    authorizeShow(host, 'session.moderate', show)
    const { code, words } = requireReason(input)
    const mute = found(await lockMute(tx, sessionId, muteId))
    if (mute.lifted_at) throw new AppError('not_from_here')
    const lifted = { lifted_by: host.personId, lifted_at: tx.clock(), lifted_code: code, lifted_reason: words }
    await updateMute(tx, muteId, lifted)
    await recordAudit(
      tx,
      'moderation.unmuted',
      { kind: 'person', id: mute.person_id },
      { stationId, detail: { session: sessionId, reasonCode: code } },
    )
  })
}

/** Ends a ban before its term: by those who moderate where it was given. */
export async function liftBan(ctx: Ctx, banId: string, input: Lifting): Promise<void> {
  const host = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const ban = found(await lockBan(tx, banId))
    const { stationId, show } = await findConversation(tx, ban.session_id)
    authorizeShow(host, 'session.moderate', show)
    const { code, words } = requireReason(input)
    if (ban.lifted_at || ban.until <= tx.clock()) throw new AppError('not_from_here')
    const lifted = { lifted_by: host.personId, lifted_at: tx.clock(), lifted_code: code, lifted_reason: words }
    await updateBan(tx, banId, lifted)
    await recordAudit(
      tx,
      'moderation.ban_lifted',
      { kind: 'person', id: ban.person_id },
      { stationId, detail: { session: ban.session_id, reasonCode: code } },
    )
  })
}
