import { SessionCalendarSearch, SessionCalendarView } from '@zhibo/core/sessions/calendar-schema'
import { Hono } from 'hono'
import { describe } from '../../http/describe.ts'
import { type AppEnv, contextOf } from '../../http/env.ts'
import { valid } from '../../http/valid.ts'
import { sessionCalendar } from './read.ts'

/** Under /api/calendar. */
export const plannedSessions = new Hono<AppEnv>().get(
  '/sessions',
  describe({
    tag: 'calendar',
    summary: 'What is planned from one day to another, with its studios and the days that are no ordinary ones',
    ok: { 200: SessionCalendarView },
    problems: ['not_signed_in', 'forbidden'],
  }),
  valid('query', SessionCalendarSearch),
  async (c) => c.json(await sessionCalendar(contextOf(c), c.req.valid('query'))),
)
