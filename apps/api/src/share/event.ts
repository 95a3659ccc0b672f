import type { SessionView } from '@zhibo/core/sessions/schema'
import { asActor, type Ctx } from '../context.ts'
import { icalendar } from '../sessions/feeds/ical.ts'
import { viewSession } from '../sessions/view.ts'

/** One show as a calendar takes it; fetched again it replaces what was kept of it before. */
export const eventOf = (session: SessionView, origin: string, now: Date): string =>
  icalendar(
    session.title,
    [
      {
        id: session.id,
        version: session.version,
        state: session.state,
        title: session.title,
        place: [session.stationName, session.studioName ?? ''].filter(Boolean).join(' · '),
        description: session.employerNames.join('、'),
        from: new Date(session.plannedStart),
        to: new Date(session.plannedEnd),
        stamp: now,
      },
    ],
    origin,
    alarmMinutes,
  )

/** How long before it a calendar speaks up. */
const alarmMinutes = 30

/** The calendar entry of an announced show; of a plan there is none. */
export const calendarEvent = async (ctx: Ctx, sessionId: string, origin: string): Promise<string> =>
  eventOf(await viewSession(asActor(ctx, { kind: 'visitor' }), sessionId), origin, ctx.clock())
