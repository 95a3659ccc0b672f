import type { MemberRole } from '@zhibo/core/identity/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { lockMatches } from '../blacklist/matches.ts'
import { type Ctx, withTx } from '../context.ts'
import { withdrawInvitationsOf } from '../invitations/withdraw.ts'
import { AppError, found } from '../problem.ts'
import { takePersonOffAir } from '../sessions/person-off-air.ts'
import { deleteMember, type Member, setMemberRole } from './member-queries.ts'
import { lockInside, lockOwn } from './own.ts'

/** An owner makes a member an owner too, or an owner a member. One owner always stays. */
export async function changeMember(ctx: Ctx, employerId: string, personId: string, role: MemberRole): Promise<void> {
  await withTx(ctx, async (tx) => {
    const { employer, members } = await lockOwn(tx, employerId, 'owner')
    const member = memberAmong(members, personId)
    if (role === 'member') refuseLastOwner(members, member)
    else if ((await lockMatches(tx, { creditCode: null, personIds: [personId] })).length > 0)
      throw new AppError('blacklisted')
    await setMemberRole(tx, employerId, personId, role)
    await recordAudit(
      tx,
      'employer.member_changed',
      { kind: 'employer', id: employerId },
      { stationId: employer.station_id, detail: { person: personId, role } },
    )
  })
}

/**
 * An owner takes somebody's right to act for the company away; anybody may give up their own. One owner always stays.
 * Whoever presents for the company is off air with that, and is not asked to any more.
 */
export async function removeMember(ctx: Ctx, employerId: string, personId: string): Promise<void> {
  await withTx(ctx, async (tx) => {
    const leaves = requirePerson(tx.actor).personId === personId
    const { employer, members } = await (leaves ? lockInside(tx, employerId) : lockOwn(tx, employerId, 'owner'))
    refuseLastOwner(members, memberAmong(members, personId))
    await takePersonOffAir(tx, personId, employerId)
    await withdrawInvitationsOf(tx, personId, employerId)
    await deleteMember(tx, employerId, personId)
    await recordAudit(
      tx,
      'employer.member_removed',
      { kind: 'employer', id: employerId },
      { stationId: employer.station_id, detail: { person: personId } },
    )
  })
}

const memberAmong = (members: readonly Member[], personId: string): Member =>
  found(members.find((member) => member.person_id === personId))

function refuseLastOwner(members: readonly Member[], member: Member): void {
  const owners = members.filter(({ role }) => role === 'owner')
  if (member.role === 'owner' && owners.length === 1) throw new AppError('last_owner')
}
