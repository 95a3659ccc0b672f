import { problems } from '@zhibo/core/problem/codes'
import type { ClaimCases, ClaimedView } from '@zhibo/core/reviews/schema'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { claimCase } from './claim.ts'
import { readableStations } from './duty.ts'

/** Claims several cases, each in a transaction of its own: what one of them is refused for spoils none of the others. */
export async function claimCases(ctx: Ctx, { ids }: ClaimCases): Promise<ClaimedView[]> {
  readableStations(ctx.actor)
  const results = new Map<string, ClaimedView>()
  for (const id of new Set(ids)) results.set(id, await attempt(ctx, id))
  return [...results.values()]
}

async function attempt(ctx: Ctx, id: string): Promise<ClaimedView> {
  try {
    return { id, claimed: await claimCase(ctx, id), problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { id, claimed: null, problem: { code: error.code, title: problems[error.code].words[ctx.locale] } }
  }
}
