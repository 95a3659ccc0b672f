import { deviationLifecycle } from '@zhibo/core/deviations/lifecycle'
import type {
  AnswerDeviation,
  DeviationAction,
  DeviationFileView,
  DeviationState,
  SettleDeviation,
} from '@zhibo/core/deviations/schema'
import { transition } from '@zhibo/core/lifecycle'
import type { Updateable } from 'kysely'
import { requireMember, requirePerson } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { lockConversation } from '../sessions/conversation.ts'
import type { Show } from '../sessions/standing.ts'
import { type Deviation, findLine, lockDeviation, updateDeviation } from './queries.ts'
import { deviationRoles, isRipe } from './standing.ts'
import type { DeviationTable } from './tables.ts'
import { toFileViews } from './views.ts'

/** Taken back: it was no deviation. It leaves every screen and no longer counts; that it was there stays in the stream. */
export function withdrawDeviation(
  ctx: Ctx,
  sessionId: string,
  id: string,
  { reason }: { reason: string },
): Promise<DeviationFileView> {
  return act(ctx, id, 'withdraw', {
    reason,
    changes: () => ({ note: reason }),
    before: async (tx, deviation) => {
      if (deviation.session_id !== sessionId) throw new AppError('not_found')
      await appendLiveEvent(tx, sessionId, { type: 'deviation.withdrawn', deviationId: id })
    },
  })
}

/** The employer explains; until it is settled it may do so anew. */
export function answerDeviation(ctx: Ctx, id: string, { text, expectedVersion }: AnswerDeviation) {
  return act(ctx, id, 'answer', {
    expectedVersion,
    changes: (tx) => ({ employer_answer: text, answered_at: tx.clock() }),
    before: (tx, deviation) => void (deviation.employer_id && requireMember(tx.actor, deviation.employer_id)),
  })
}

/** The station takes the explanation, or does not. By somebody else than who marked it, and after the employer had its say. */
export function settleDeviation(ctx: Ctx, id: string, { outcome, note, expectedVersion }: SettleDeviation) {
  const { personId } = requirePerson(ctx.actor)
  return act(ctx, id, 'settle', {
    expectedVersion,
    changes: (tx) => ({ outcome, note, settled_by: personId, settled_at: tx.clock() }),
    before: (tx, deviation) => {
      if (!isRipe(deviation, tx.clock())) throw new AppError('not_from_here')
    },
  })
}

interface Deed {
  reason?: string
  expectedVersion?: number | undefined
  changes: (tx: Tx) => Updateable<DeviationTable>
  /** What else the step needs, with the deviation locked. */
  before: (tx: Tx, deviation: Deviation) => Promise<void> | void
}

async function act(ctx: Ctx, id: string, action: DeviationAction, deed: Deed): Promise<DeviationFileView> {
  requirePerson(ctx.actor)
  return withTx(ctx, async (tx) => {
    const { session_id: sessionId } = found(await findLine(tx, id))
    const { stationId, show } = await lockConversation(tx, sessionId)
    const deviation = found(await lockDeviation(tx, id))
    const to = stateAfter(tx, deviation, show, action, deed)
    await deed.before(tx, deviation)
    await updateDeviation(tx, id, { ...deed.changes(tx), state: to })
    await recordAudit(
      tx,
      `deviation.${action}`,
      { kind: 'deviation', id },
      { stationId, detail: { session: sessionId } },
    )
    return (await toFileViews(tx, [found(await findLine(tx, id))]))[0]!
  })
}

/** Where the step leads. To somebody who has nothing to do with it there is no such deviation. */
function stateAfter(
  { actor }: Tx,
  deviation: Deviation,
  show: Show,
  action: DeviationAction,
  { reason, expectedVersion }: Deed,
): DeviationState {
  const roles = deviationRoles(actor, deviation, show)
  if (roles.length === 0) throw new AppError('not_found')
  const outcome = transition(deviationLifecycle, deviation.state, action, roles, reason)
  if ('refused' in outcome) {
    if (outcome.refused !== 'not_by_you') throw new AppError(outcome.refused)
    throw new AppError(action === 'settle' && roles.includes('host') ? 'own_submission' : 'forbidden')
  }
  if (expectedVersion !== undefined && expectedVersion !== deviation.version) throw new AppError('stale_version')
  return outcome.to
}
