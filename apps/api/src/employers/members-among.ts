import type { Ctx } from '../context.ts'

/** Which of these people act for an employer, whichever it is. */
export async function membersAmong({ db }: Ctx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const members = await db
    .selectFrom('employer_member')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', personIds)
    .execute()
  return new Set(members.map((member) => member.person_id))
}
