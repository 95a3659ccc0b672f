import type { PolicyRowView } from '@zhibo/core/policy/schema'
import { shanghaiDay } from '@zhibo/core/day'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { namesOf } from '../identity/names.ts'
import { AppError, found } from '../problem.ts'
import { listRows } from './queries.ts'
import { toViews } from './views.ts'

/** Every dated row, the newest day first, with who entered and who confirmed it: for all staff, since all work by them. */
export async function readPolicies(ctx: Ctx): Promise<PolicyRowView[]> {
  if (requirePerson(ctx.actor).grants.length === 0) throw new AppError('forbidden')
  return viewRows(ctx)
}

/** One row as it stands now. */
export async function readPolicy(ctx: Ctx, id: string): Promise<PolicyRowView> {
  return found((await viewRows(ctx)).find((row) => row.id === id))
}

async function viewRows(ctx: Ctx): Promise<PolicyRowView[]> {
  const rows = await listRows(ctx)
  const people = rows.flatMap((row) => [row.entered_by ?? [], row.confirmed_by ?? []].flat())
  return toViews(rows, shanghaiDay(ctx.clock()), await namesOf(ctx, people))
}
