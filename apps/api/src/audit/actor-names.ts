import type { Ctx } from '../context.ts'
import { membersAmong } from '../employers/members-among.ts'
import { namesOf, staffNames } from '../identity/names.ts'

/** What staff and those who act for an employer are called. A seeker stays an id: the trail is no way to learn who seeks work. */
export async function actorNames(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)]
  const [staff, members] = await Promise.all([staffNames(ctx), membersAmong(ctx, ids)])
  const known = new Set([...staff.map(({ personId }) => personId), ...members])
  return namesOf(
    ctx,
    ids.filter((id) => known.has(id)),
  )
}
