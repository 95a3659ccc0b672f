import type { MemberRole } from '@zhibo/core/identity/schema'
import { requireInsider, requireMember } from '../actor.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { listMembers, type Member } from './member-queries.ts'
import { type Employer, lockEmployer } from './queries.ts'

/** An employer with its people, locked, for somebody who acts for it now: what their session still believes is not enough. */
export async function lockOwn(tx: Tx, employerId: string, role?: MemberRole): Promise<Own> {
  requireMember(tx.actor, employerId)
  return lockInside(tx, employerId, role)
}

interface Own {
  employer: Employer
  members: Member[]
  me: Member
}

/** The same for somebody who only leaves: on the blacklist or not. */
export async function lockInside(tx: Tx, employerId: string, role?: MemberRole): Promise<Own> {
  const { personId } = requireInsider(tx.actor, employerId)
  const employer = await lockEmployer(tx, employerId)
  const members = await listMembers(tx, employerId)
  const me = members.find((member) => member.person_id === personId)
  if (!me) throw new AppError('not_found')
  if (role && me.role !== role) throw new AppError('forbidden')
  return { employer, members, me }
}
