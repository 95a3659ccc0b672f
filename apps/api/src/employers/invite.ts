import {
  invitationDays,
  invitationsPerDay,
  invitationsPerPhone,
  type InvitationView,
  type InviteMember,
} from '@zhibo/core/employers/members'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { personByPhone, reachAt } from '../identity/people.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError } from '../problem.ts'
import {
  closeLapsed,
  countInvitations,
  insertInvitation,
  listInvitations,
  lockInvitation,
  updateInvitation,
} from './member-queries.ts'
import { toInvitation } from './members.ts'
import { lockOwn } from './own.ts'
import { sealInvited } from './sealed.ts'

const day = 86_400_000

/** An owner asks somebody by phone to act for the company too. They sign in with a code sent to that phone and accept. */
export async function inviteMember(
  ctx: Ctx,
  employerId: string,
  { phone, name, role }: InviteMember,
): Promise<InvitationView> {
  return withTx(ctx, async (tx) => {
    const { employer, members, me } = await lockOwn(tx, employerId, 'owner')
    const known = await personByPhone(tx, phone)
    if (members.some((member) => member.person_id === known)) throw new AppError('already_member')
    await closeLapsed(tx, employerId)
    const invited = sealInvited(tx, phone, name)
    await refuseTooMany(tx, employerId, invited.phone_hash, me.person_id)

    const now = tx.clock()
    const invitation = await insertInvitation(tx, {
      employer_id: employerId,
      ...invited,
      role,
      invited_by: me.person_id,
      invited_at: now,
      expires_at: new Date(now.getTime() + invitationDays * day),
      answered_by: null,
      answered_at: null,
    })
    await enqueue(tx, {
      to: await reachAt(tx, phone),
      template: 'member_invited',
      values: { employer: employer.name, days: String(invitationDays) },
      expiresAt: invitation.expires_at,
    })
    await recordAudit(
      tx,
      'employer.member_invited',
      { kind: 'employer', id: employerId },
      { stationId: employer.station_id, detail: { invitation: invitation.id, role } },
    )
    return toInvitation(tx, invitation)
  })
}

/** Each invitation is a message to a stranger's phone. */
async function refuseTooMany(tx: Tx, employerId: string, phoneHash: Buffer, inviter: string): Promise<void> {
  const since = new Date(tx.clock().getTime() - day)
  const recent = await listInvitations(tx, employerId, 100)
  if (recent.some((each) => each.state === 'open' && each.phone_hash.equals(phoneHash)))
    throw new AppError('already_invited')
  const perCompany = recent.filter((each) => each.invited_at > since).length
  // Founding more companies sends no more messages.
  const perInviter = await countInvitations(tx, 'invited_by', inviter, since)
  const perPhone = await countInvitations(tx, 'phone_hash', phoneHash, since)
  if (Math.max(perCompany, perInviter) >= invitationsPerDay || perPhone >= invitationsPerPhone)
    throw new AppError('too_many_requests', { retryAfter: day / 1000 })
}

/** An owner takes an open invitation back. */
export async function revokeInvitation(ctx: Ctx, employerId: string, invitationId: string): Promise<void> {
  await withTx(ctx, async (tx) => {
    const { employer, me } = await lockOwn(tx, employerId, 'owner')
    const invitation = await lockInvitation(tx, invitationId)
    if (invitation.employer_id !== employerId) throw new AppError('not_found')
    if (invitation.state !== 'open') throw new AppError('not_from_here')
    await updateInvitation(tx, invitationId, { state: 'revoked', answered_by: me.person_id, answered_at: tx.clock() })
    await recordAudit(
      tx,
      'employer.invitation_revoked',
      { kind: 'employer', id: employerId },
      { stationId: employer.station_id, detail: { invitation: invitationId } },
    )
  })
}
