import { shanghaiDay } from '@zhibo/core/day'
import type { ReviewPromiseValue } from '@zhibo/core/policy/schema'
import { reviewWorkingDays } from '@zhibo/core/reviews/deadline'
import type { Ctx } from '../context.ts'
import { policyOn } from '../policy/policies.ts'

/** In how many working days staff promise to answer what is handed in today. */
export async function promiseToday(ctx: Ctx): Promise<ReviewPromiseValue> {
  const promise = await policyOn(ctx, 'review_promise', shanghaiDay(ctx.clock()))
  return promise?.value ?? { workingDays: reviewWorkingDays }
}
