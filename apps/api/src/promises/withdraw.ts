import type { WithdrawPromise } from '@zhibo/core/promises/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { found } from '../problem.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { withdrawLine } from './queries.ts'

/** Takes a promise line off its job, with a reason. The answer itself stays. */
export async function withdrawPromise(
  ctx: Ctx,
  sessionId: string,
  questionId: string,
  { reason }: WithdrawPromise,
): Promise<void> {
  const host = requirePerson(ctx.actor)
  await withTx(ctx, async (tx) => {
    const { stationId, show } = await lockConversation(tx, sessionId)
    authorizeShow(host, 'session.moderate', show)
    const line = found(await withdrawLine(tx, sessionId, questionId, reason))
    await appendLiveEvent(tx, sessionId, { type: 'promise.withdrawn', questionId })
    await recordAudit(
      tx,
      'promise.withdrawn',
      { kind: 'question', id: questionId },
      { stationId, detail: { session: sessionId, job: line.job_id } },
    )
  })
}
