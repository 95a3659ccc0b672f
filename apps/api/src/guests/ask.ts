import type { AskGuestCall, GuestCallView } from '@zhibo/core/guests/schema'
import { refuseBarred, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { requireMaySpeak } from '../moderation/may-speak.ts'
import { AppError } from '../problem.ts'
import { lockConversation, presentsIn } from '../sessions/conversation.ts'
import { countAsked, findOpenOf, insertCall } from './queries.ts'
import { toView } from './views.ts'

/** How often somebody may ask in one show. */
const perSession = 5

/**
 * Asks to speak in a running session; asked again while it stands, it is the same call. Not for those who present in
 * it, nor for the blacklisted: they get on air as presenters, or not at all.
 */
export async function askGuestCall(ctx: Ctx, sessionId: string, input: AskGuestCall): Promise<GuestCallView> {
  const person = requirePerson(ctx.actor)
  refuseBarred(person)
  const { personId } = person
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    conversation.requireRunning()
    await requireMaySpeak(tx, sessionId, personId)
    if (await presentsIn(tx, sessionId, personId)) throw new AppError('forbidden')
    const open = await findOpenOf(tx, sessionId, personId)
    if (open) return toView(open, tx.actor)
    if ((await countAsked(tx, sessionId, personId)) >= perSession) throw new AppError('too_many_requests')
    const call = await insertCall(tx, {
      session_id: sessionId,
      person_id: personId,
      topic: input.topic,
      with_camera: input.withCamera,
      asked_at: tx.clock(),
      called_at: null,
      on_air_at: null,
      ended_at: null,
    })
    await recordAudit(
      tx,
      'guest_call.ask',
      { kind: 'guest_call', id: call.id },
      { stationId: conversation.stationId, detail: { session: sessionId } },
    )
    return toView(call, tx.actor)
  })
}
