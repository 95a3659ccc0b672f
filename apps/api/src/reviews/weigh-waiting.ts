import { shanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import { type Ctx, withTx } from '../context.ts'
import { lockUnweighed } from './queries.ts'
import { weigh } from './weigh.ts'

// New rules come with a new process.
const began = new Date()

/** Weighs waiting cases that nobody has weighed today, or by the rules of this version. Returns how many; call again while it is not 0. */
export async function weighWaiting(ctx: Ctx): Promise<number> {
  const today = startOfShanghaiDay(shanghaiDay(ctx.clock()))
  return withTx(ctx, async (tx) => {
    const waiting = await lockUnweighed(tx, began > today && began < ctx.clock() ? began : today, 50)
    for (const reviewCase of waiting) await weigh(tx, reviewCase)
    return waiting.length
  })
}
