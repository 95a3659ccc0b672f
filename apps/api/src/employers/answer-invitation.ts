import { refuseBarred, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { lockMatches } from '../blacklist/matches.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { hashPhone, phoneOf } from '../identity/people.ts'
import { AppError } from '../problem.ts'
import {
  findInvitation,
  insertMember,
  type Invitation,
  listMembers,
  lockInvitation,
  updateInvitation,
} from './member-queries.ts'
import { type Employer, lockEmployer } from './queries.ts'

/** The invited person, signed in by the phone that was invited, comes to act for the company. */
export const acceptInvitation = (ctx: Ctx, invitationId: string): Promise<void> =>
  answer(ctx, invitationId, 'accepted', async (tx, invitation, personId) => {
    refuseBarred(requirePerson(tx.actor))
    // Signed this very moment.
    if ((await lockMatches(tx, { creditCode: null, personIds: [personId] })).length > 0)
      throw new AppError('blacklisted')
    const members = await listMembers(tx, invitation.employer_id)
    if (members.some((member) => member.person_id === personId)) throw new AppError('already_member')
    await insertMember(tx, {
      employer_id: invitation.employer_id,
      person_id: personId,
      role: invitation.role,
      created_at: tx.clock(),
    })
  })

/** The invited person would rather not. */
export const declineInvitation = (ctx: Ctx, invitationId: string): Promise<void> =>
  answer(ctx, invitationId, 'declined', () => Promise.resolve())

async function answer(
  ctx: Ctx,
  invitationId: string,
  state: 'accepted' | 'declined',
  effect: (tx: Tx, invitation: Invitation, personId: string) => Promise<void>,
): Promise<void> {
  const { personId } = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const { employer, invitation } = await lockInvited(tx, invitationId, personId)
    if (invitation.state !== 'open' || invitation.expires_at <= tx.clock()) throw new AppError('invitation_over')
    await effect(tx, invitation, personId)
    await updateInvitation(tx, invitationId, { state, answered_by: personId, answered_at: tx.clock() })
    await recordAudit(
      tx,
      `employer.invitation_${state}`,
      { kind: 'employer', id: employer.id },
      { stationId: employer.station_id, detail: { invitation: invitationId, role: invitation.role } },
    )
  })
}

/** The employer before its invitation, as everywhere. To anybody but its addressee there is none. */
async function lockInvited(
  tx: Tx,
  invitationId: string,
  personId: string,
): Promise<{ employer: Employer; invitation: Invitation }> {
  const phone = await phoneOf(tx, personId)
  const { employer_id: employerId, phone_hash: invited } = await findInvitation(tx, invitationId)
  if (phone === null || !hashPhone(tx, phone).equals(invited)) throw new AppError('not_found')
  return { employer: await lockEmployer(tx, employerId), invitation: await lockInvitation(tx, invitationId) }
}
