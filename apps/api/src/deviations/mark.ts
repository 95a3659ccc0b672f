import { deviationRepeatMs, type MarkDeviation } from '@zhibo/core/deviations/schema'
import type { DeviationView } from '@zhibo/core/sessions/schema'
import { requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError } from '../problem.ts'
import { lockConversation } from '../sessions/conversation.ts'
import { employerOfJobIn, isEmployerIn } from '../sessions/shows-job.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { findRepeated, insertDeviation } from './queries.ts'
import { toPublicView } from './views.ts'

/**
 * 口播偏差: what was just said differs from the card. A banner on every screen with what is true, a time code, and an item
 * for the employer of the job, or the one named. A job or employer outside the run of show is not found. Marked twice
 * within ten seconds it is one.
 */
export async function markDeviation(ctx: Ctx, sessionId: string, input: MarkDeviation): Promise<DeviationView> {
  const { personId } = requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const conversation = await lockConversation(tx, sessionId)
    authorizeShow(tx.actor, 'session.moderate', conversation.show)
    conversation.requireRunning()
    const now = tx.clock()
    const said = {
      session_id: sessionId,
      employer_id: await employerBehind(tx, sessionId, input),
      job_id: input.jobId ?? null,
      field: input.field,
      text: input.text,
    }
    const repeated = await findRepeated(tx, said, new Date(now.getTime() - deviationRepeatMs))
    if (repeated) return toPublicView(repeated)
    const deviation = await insertDeviation(tx, {
      ...said,
      at: now,
      at_ms: Math.max(0, now.getTime() - conversation.startedAt!.getTime()),
      marked_by: personId,
      answered_at: null,
      settled_by: null,
      settled_at: null,
    })
    const view = toPublicView(deviation)
    await appendLiveEvent(tx, sessionId, { type: 'deviation.marked', deviation: view })
    await recordAudit(
      tx,
      'deviation.mark',
      { kind: 'deviation', id: deviation.id },
      { stationId: conversation.stationId, detail: { session: sessionId, field: input.field, job: input.jobId } },
    )
    return view
  })
}

async function employerBehind(tx: Tx, sessionId: string, { jobId, employerId }: MarkDeviation): Promise<string | null> {
  if (jobId !== undefined) {
    const owner = await employerOfJobIn(tx, sessionId, jobId)
    if (owner === null || (employerId !== undefined && employerId !== owner)) throw new AppError('not_found')
    return owner
  }
  if (employerId === undefined) return null
  if (!(await isEmployerIn(tx, sessionId, employerId))) throw new AppError('not_found')
  return employerId
}
