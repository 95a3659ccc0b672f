import type { CreateSession, SessionView } from '@zhibo/core/sessions/schema'
import pg from 'pg'
import { authorize, requirePerson } from '../actor.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { hasStudio } from '../stations/studios.ts'
import { bookStudio, declareStation, insertSession, type Session } from './queries.ts'
import { recordOn } from './step.ts'
import { viewSession } from './view.ts'

/** Plans a session as a draft and books its studio; `studio_taken` when another session has those hours. */
export async function createSession(ctx: Ctx, input: CreateSession): Promise<SessionView> {
  authorize(ctx.actor, 'session.plan', input.stationId)
  const { personId } = requirePerson(ctx.actor)
  const id = await withTx(ctx, async (tx) => {
    if (input.studioId !== null && !(await hasStudio(tx, input.stationId, input.studioId)))
      throw new AppError('not_found')
    const session = await insertSession(tx, {
      station_id: input.stationId,
      title: input.title,
      state: 'draft',
      planned_start: new Date(input.plannedStart),
      planned_end: new Date(input.plannedEnd),
      holds_first_questions: input.holdsFirstQuestions,
      rehearsing_since: null,
      started_at: null,
      ended_at: null,
      stopped_at: null,
      cancel_reason: null,
      pinned_job_id: null,
      correction: null,
      created_by: personId,
      created_at: tx.clock(),
    })
    await declareStation(tx, session.id, session.station_id, tx.clock())
    if (input.studioId !== null) await book(tx, input.studioId, session)
    await recordOn(tx, session, 'planned', { studio: input.studioId })
    return session.id
  })
  return viewSession(ctx, id)
}

const exclusionViolation = '23P01'

async function book(tx: Tx, studioId: string, session: Session): Promise<void> {
  await bookStudio(tx, studioId, session).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === exclusionViolation) throw new AppError('studio_taken')
    throw error
  })
}
