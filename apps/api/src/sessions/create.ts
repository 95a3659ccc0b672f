import type { CreateSession } from '@zhibo/core/sessions/plan-schema'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { authorize, requirePerson } from '../actor.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { bookStudio } from './bookings.ts'
import { askPartners } from './joint/ask.ts'
import { type Asked, tellAsked } from './joint/tell.ts'
import { declareStation, insertSession } from './queries.ts'
import { recordOn } from './step.ts'
import { viewSession } from './view.ts'

/** Plans a session as a draft and books its studio; `studio_taken` when another session has those hours. */
export async function createSession(ctx: Ctx, input: CreateSession): Promise<SessionView> {
  authorize(ctx.actor, 'session.plan', input.stationId)
  const { session } = await withTx(ctx, async (tx) => {
    const planned = await planSession(tx, input)
    await tellAsked(tx, [planned])
    return planned
  })
  return viewSession(ctx, session.id)
}

/** The same within the caller's transaction; the caller authorises, and tells the stations that are asked. `series` says whose day it stands for. */
export async function planSession(
  tx: Tx,
  input: CreateSession,
  series: { id: string; day: string } | null = null,
): Promise<Asked> {
  const session = await insertSession(tx, {
    station_id: input.stationId,
    title: input.title,
    kind: input.kind,
    theme: input.theme,
    series_id: series?.id ?? null,
    series_day: series?.day ?? null,
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
    created_by: requirePerson(tx.actor).personId,
    created_at: tx.clock(),
  })
  await declareStation(tx, session.id, session.station_id, tx.clock())
  await bookStudio(tx, session, session.station_id, input)
  const asked = await askPartners(tx, session, input.partnerIds)
  await recordOn(tx, session, 'planned', {
    studio: input.studioId,
    kind: session.kind,
    ...(series && { series: series.id }),
  })
  return asked
}
