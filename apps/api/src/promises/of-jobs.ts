import type { PromiseLineView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { listLinesOf } from './queries.ts'
import { toView } from './views.ts'

/** 问过的都算数: the answers that are part of what these jobs promise. */
export const promisesOf = async (ctx: Ctx, jobIds: readonly string[]): Promise<PromiseLineView[]> =>
  (await listLinesOf(ctx, jobIds)).map(toView)
