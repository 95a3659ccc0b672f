import type { GuestCallAction, GuestRole } from '@zhibo/core/guests/lifecycle'
import type { GuestCallView } from '@zhibo/core/guests/schema'
import { requirePerson } from '../actor.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { requireMaySpeak } from '../moderation/may-speak.ts'
import { AppError, found } from '../problem.ts'
import { type Conversation, lockConversation } from '../sessions/conversation.ts'
import { rolesOn } from '../sessions/standing.ts'
import { findCall, findOnAir, type GuestCall } from './queries.ts'
import { stepCall } from './step.ts'
import { toView } from './views.ts'

/** What a page may do to a call. The rest happens by itself. */
export type CallDeed = Exclude<GuestCallAction, 'unready' | 'lose' | 'close'>

interface Terms {
  reason?: string
  expectedVersion?: number | undefined
}

/** Takes one step on a call, as one of the station's hosts or as the guest. To anybody else there is no such call. */
export async function actOnCall(
  ctx: Ctx,
  sessionId: string,
  callId: string,
  deed: CallDeed,
  terms: Terms = {},
): Promise<GuestCallView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const call = found(await findCall(tx, sessionId, callId))
    const roles = callRoles(tx, conversation, call)
    if (roles.length === 0) throw new AppError('not_found')
    await requireRoomFor(tx, conversation, call, deed)
    return toView(await stepCall(tx, conversation, call, deed, { ...terms, roles }), tx.actor)
  })
}

/** The guest ends it: on air by hanging up, before that by withdrawing. */
export async function leaveCall(ctx: Ctx, sessionId: string, callId: string): Promise<GuestCallView> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    const call = found(await findCall(tx, sessionId, callId))
    if (call.person_id !== personId) throw new AppError('not_found')
    const deed = call.state === 'on_air' ? 'off_air' : 'withdraw'
    return toView(await stepCall(tx, conversation, call, deed, { roles: ['guest'] }), tx.actor)
  })
}

function callRoles({ actor }: Tx, { show }: Conversation, call: GuestCall): GuestRole[] {
  const roles: GuestRole[] = rolesOn(actor, show).includes('host') ? ['host'] : []
  if (actor.kind === 'person' && actor.personId === call.person_id) roles.push('guest')
  return roles
}

/** Nobody is called, heard or brought on unless the show runs and they may speak; one at a time, and not behind a slate. */
async function requireRoomFor(tx: Tx, conversation: Conversation, call: GuestCall, deed: CallDeed): Promise<void> {
  if (deed !== 'call' && deed !== 'test' && deed !== 'on_air') return
  conversation.requireRunning()
  await requireMaySpeak(tx, conversation.id, call.person_id)
  if (deed !== 'on_air') return
  if (conversation.slate) throw new AppError('slate_up')
  const other = await findOnAir(tx, conversation.id)
  if (other && other.id !== call.id) throw new AppError('guest_on_air')
}
