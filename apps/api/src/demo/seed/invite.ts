import type { InvitedPlace } from '@zhibo/core/invitations/schema'
import type { PersonActor } from '../../actor.ts'
import { asActor, type Ctx } from '../../context.ts'
import { saveTest } from '../../device-tests/save.ts'
import { personByPhone } from '../../identity/people.ts'
import { answerInvitation } from '../../invitations/answer.ts'
import { askPresenters } from '../../invitations/ask.ts'
import { sessionInvitations } from '../../invitations/list.ts'
import { found } from '../../problem.ts'
import { demoEmployers } from './employers.ts'
import { person } from './stage.ts'

/**
 * Of the presenters of a show one comes and has tried camera and network, one cannot, and the others are still to be asked.
 * Each is somebody whom the demo can be, so that both sides of it can be looked at.
 */
export async function inviteTwo(ctx: Ctx, sessionId: string, host: PersonActor): Promise<void> {
  const hosting = asActor(ctx, host)
  const places = (await sessionInvitations(hosting, sessionId)).slice(0, 2)
  for (const { presenterId } of places) await askPresenters(hosting, sessionId, { presenterId })
  const [comes, cannot] = await sessionInvitations(hosting, sessionId)
  if (comes?.invitation) {
    const by = asActor(ctx, await ownerOf(ctx, comes))
    await answerInvitation(by, comes.invitation.id, 'accept', { expectedVersion: comes.invitation.version, note: '' })
    await saveTest(by, sessionId, {
      presenterId: comes.presenterId,
      camera: 'ok',
      microphone: 'ok',
      uplink: { kbps: 2_400, lossPercent: 0, rttMs: 38 },
    })
  }
  if (cannot?.invitation)
    await answerInvitation(asActor(ctx, await ownerOf(ctx, cannot)), cannot.invitation.id, 'decline', {
      expectedVersion: cannot.invitation.version,
      note: '（演示）那晚要赶一批货，下一场再来。',
    })
}

async function ownerOf(ctx: Ctx, { employerId, employerName }: InvitedPlace): Promise<PersonActor> {
  const { ownerPhone } = found(demoEmployers.find(({ name }) => name === employerName))
  return person(found(await personByPhone(ctx, ownerPhone)), { memberships: [{ employerId, role: 'owner' }] })
}
