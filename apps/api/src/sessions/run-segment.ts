import { transition } from '@zhibo/core/lifecycle'
import { type SegmentAction, segmentLifecycle } from '@zhibo/core/sessions/lifecycle'
import type { SegmentState, SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx, Tx } from '../context.ts'
import { appendLiveEvent } from '../live/append.ts'
import { AppError, found } from '../problem.ts'
import { type Session, updateSession } from './queries.ts'
import { findRunning, findSegment, findSegmentOf, type RunningSegment, updateSegment } from './segment-queries.ts'
import { requireInForce } from './set-run-of-show.ts'
import { slateOfBreak } from './slate.ts'
import { authorizeShow, requireRunning, rolesOn } from './standing.ts'
import { actOn, recordOn } from './step.ts'

/** Runs, finishes or skips a segment before the public. What ran before is done; an employer not in force does not run. */
export function actOnSegment(
  ctx: Ctx,
  sessionId: string,
  segmentId: string,
  action: SegmentAction,
): Promise<SessionView> {
  return actOn(ctx, sessionId, async (tx, session) => {
    authorizeShow(tx.actor, 'session.moderate', session)
    requireRunning(session)
    await takeSegmentStep(tx, session, found(await findSegment(tx, sessionId, segmentId)), action)
    if (action === 'run') await unpinOthers(tx, session, segmentId)
  })
}

/** Nobody applies to one company because its card stands beside another's face. */
async function unpinOthers(tx: Tx, session: Session, segmentId: string): Promise<void> {
  const { pinned_job_id: jobId } = session
  if (jobId === null || (await findSegmentOf(tx, session.id, jobId))?.id === segmentId) return
  await updateSession(tx, session.id, { pinned_job_id: null })
  await appendLiveEvent(tx, session.id, { type: 'job.unpinned', jobId })
}

/** 讲到这里: the segment of the job that is pinned runs from now on. Does nothing where it does already. */
export async function runSegmentOf(tx: Tx, session: Session, jobId: string): Promise<void> {
  const segment = await findSegmentOf(tx, session.id, jobId)
  if (segment && segment.state !== 'running') await takeSegmentStep(tx, session, segment, 'run')
}

/** Skips a segment without its press, as whoever acts. */
export const skipSegment = async (tx: Tx, session: Session, segmentId: string): Promise<void> =>
  takeSegmentStep(tx, session, found(await findSegment(tx, session.id, segmentId)), 'skip')

/** What still runs when a show ends is done. */
export async function finishRunning(tx: Tx, session: Session): Promise<void> {
  const running = await findRunning(tx, session.id)
  if (running) await set(tx, session, running, segmentLifecycle.finish.to)
}

async function takeSegmentStep(
  tx: Tx,
  session: Session,
  segment: RunningSegment,
  action: SegmentAction,
): Promise<void> {
  const outcome = transition(segmentLifecycle, segment.state, action, rolesOn(tx.actor, session))
  if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  if (action === 'run') {
    if (segment.employer_id) await requireInForce(tx, segment.employer_id)
    await finishRunning(tx, session)
  }
  await set(tx, session, segment, outcome.to)
  await recordOn(tx, session, `segment_${action}`, { segment: segment.id })
}

async function set(tx: Tx, session: Session, segment: RunningSegment, state: SegmentState): Promise<void> {
  const at = tx.clock()
  const began = segment.started_at ?? (state === 'running' ? at : null)
  await updateSegment(tx, segment.id, {
    state,
    started_at: began,
    ended_at: state !== 'running' && began ? at : null,
  })
  await appendLiveEvent(tx, session.id, {
    type: 'segment.changed',
    segmentId: segment.id,
    state,
    at: at.toISOString(),
  })
  if (segment.kind === 'break') await slateOfBreak(tx, session.id, state === 'running')
}
