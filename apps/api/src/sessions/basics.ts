import type { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { authorize } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { found } from '../problem.ts'
import { findBooking } from './booking-queries.ts'
import { askedAgain, listPartners } from './joint/queries.ts'
import { findSession } from './queries.ts'
import { requireVisible } from './standing.ts'

/** When, where and what a session is planned as, for whoever may change it. */
export async function basicsOf(ctx: Ctx, sessionId: string): Promise<SessionBasics> {
  const session = found(await findSession(ctx, sessionId))
  requireVisible(ctx.actor, session)
  authorize(ctx.actor, 'session.plan', session.station_id)
  const booked = await findBooking(ctx, sessionId, session.station_id)
  return {
    id: session.id,
    version: session.version,
    state: session.state,
    stationId: session.station_id,
    studioId: booked?.studioId ?? null,
    title: session.title,
    kind: session.kind,
    theme: session.theme,
    plannedStart: session.planned_start.toISOString(),
    plannedEnd: session.planned_end.toISOString(),
    setupBeforeMinutes: booked?.setupBeforeMinutes ?? 0,
    setupAfterMinutes: booked?.setupAfterMinutes ?? 0,
    holdsFirstQuestions: session.holds_first_questions,
    partners: (await listPartners(ctx, sessionId)).map((partner) => ({
      stationId: partner.station_id,
      name: partner.name,
      state: partner.state,
      askedAgain: askedAgain(partner),
    })),
    seriesId: session.series_id,
    seriesDay: session.series_day,
  }
}
