import { deviationDays, type DeviationScore } from '@zhibo/core/deviations/schema'
import type { Ctx } from '../context.ts'
import { countStanding } from './queries.ts'

const dayMs = 86_400_000

/** 「近 90 天 口播偏差 n 次」, for everyone. */
export async function deviationScore(ctx: Ctx, employerId: string): Promise<DeviationScore> {
  const since = new Date(ctx.clock().getTime() - deviationDays * dayMs)
  return { days: deviationDays, count: await countStanding(ctx, employerId, since) }
}
