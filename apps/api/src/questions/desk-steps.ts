import type { ModerateQuestion } from '@zhibo/core/questions/schema'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { isPromised } from '../promises/standing.ts'
import { moderate, showMs } from './moderate.ts'

/** 这就答: from here on the answer is on air; a replay begins at this point. */
export const take = (ctx: Ctx, sessionId: string, questionId: string) =>
  moderate(ctx, sessionId, questionId, 'take', {
    change: async (tx, _, conversation) => ({ answered_at_ms: showMs(tx, conversation) }),
  })

/** Taken up, and not answered after all: it waits again. */
export const putBack = (ctx: Ctx, sessionId: string, questionId: string) =>
  moderate(ctx, sessionId, questionId, 'putBack', { change: async () => ({ answered_at_ms: null }) })

/** Everyone sees it: what was held, and what was hidden or merged by mistake. */
export const release = (ctx: Ctx, sessionId: string, questionId: string) =>
  moderate(ctx, sessionId, questionId, 'release', { change: async () => ({ merged_into: null }) })

/** Takes it back for a look. */
export const hold = (ctx: Ctx, sessionId: string, questionId: string, reason: ModerateQuestion) =>
  moderate(ctx, sessionId, questionId, 'hold', {
    reason: { ...reason, reasonCode: reason.reasonCode ?? (reason.reason ? 'other' : 'to_check') },
    change: async (_, question) => ({ held_for: question.held_for ?? 'host', answered_at_ms: null }),
  })

/** Hides it from everyone but its asker, who is told why. Not while its answer stands among the promises of a job. */
export const hide = (ctx: Ctx, sessionId: string, questionId: string, reason: ModerateQuestion) =>
  moderate(ctx, sessionId, questionId, 'hide', {
    reason,
    change: async (tx) => {
      if (await isPromised(tx, questionId)) throw new AppError('promise_stands')
      return {}
    },
  })
