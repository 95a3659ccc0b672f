import type { MemberRole } from '@zhibo/core/identity/schema'
import type { Ctx } from '../context.ts'
import { listMembers } from './queries.ts'

/** Who acts for an employer, owners first. */
export async function membersOf(ctx: Ctx, employerId: string): Promise<{ personId: string; role: MemberRole }[]> {
  const members = await listMembers(ctx, employerId)
  return members.map((member) => ({ personId: member.person_id, role: member.role }))
}
