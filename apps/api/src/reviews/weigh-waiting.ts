import { shanghaiDay, startOfShanghaiDay } from '@zhibo/core/day'
import { type Ctx, withTx } from '../context.ts'
import { lastChange } from '../policy/policies.ts'
import { lockUnweighed } from './queries.ts'
import { weigh } from './weigh.ts'

// New rules come with a new process.
const began = new Date()

/** Weighs waiting cases that nobody has weighed today, by the rules of this version and the rates of now. Returns how many; call again while it is not 0. */
export async function weighWaiting(ctx: Ctx): Promise<number> {
  const now = ctx.clock()
  const changes = [startOfShanghaiDay(shanghaiDay(now)), began, await lastChange(ctx, 'minimum_wage')]
  const newest = Math.max(...changes.filter((at) => at < now).map((at) => at.getTime()))
  return withTx(ctx, async (tx) => {
    const waiting = await lockUnweighed(tx, new Date(newest), 50)
    for (const reviewCase of waiting) await weigh(tx, reviewCase)
    return waiting.length
  })
}
