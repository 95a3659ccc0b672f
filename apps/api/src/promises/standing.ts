import type { Ctx } from '../context.ts'
import { listStanding } from './queries.ts'

/** Which of these questions have an answer that stands among the promises of a job. */
export const promisedAmong = async (ctx: Ctx, questionIds: readonly string[]): Promise<Set<string>> =>
  new Set((await listStanding(ctx, questionIds)).map((line) => line.question_id))

export const isPromised = async (ctx: Ctx, questionId: string): Promise<boolean> =>
  (await promisedAmong(ctx, [questionId])).has(questionId)
