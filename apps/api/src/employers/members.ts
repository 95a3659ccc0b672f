import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { listMembers } from './queries.ts'

/** Whether a person acts for an employer. */
export async function isMember(ctx: Ctx, employerId: string, personId: string): Promise<boolean> {
  const members = await listMembers(ctx, employerId)
  return members.some((member) => member.person_id === personId)
}

/** The person who has owned an employer the longest. */
export async function ownerOf(ctx: Ctx, employerId: string): Promise<string> {
  const members = await listMembers(ctx, employerId)
  return found(members.find((member) => member.role === 'owner')).person_id
}
