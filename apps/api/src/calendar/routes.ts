import { CalendarDayView, CalendarYear, CalendarYearView, SetCalendarDay } from '@zhibo/core/calendar/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { params, valid } from '../http/valid.ts'
import { readCalendar } from './read.ts'
import { clearCalendarDay, setCalendarDay } from './set-day.ts'

const tag = 'calendar'

export const calendar = new Hono<AppEnv>()
  .get(
    '/:year',
    describe({
      tag,
      summary: 'A year of the working-day calendar: public holidays, make-up days, and what leads set',
      ok: { 200: CalendarYearView },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    params({ year: CalendarYear }),
    async (c) => c.json(await readCalendar(contextOf(c), c.req.valid('param').year)),
  )
  .put(
    '/days/:day',
    describe({
      tag,
      summary: 'Say what a day is, above the public calendar',
      ok: { 200: CalendarDayView },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    params({ day: z.iso.date() }),
    valid('json', SetCalendarDay),
    async (c) => c.json(await setCalendarDay(contextOf(c), c.req.valid('param').day, c.req.valid('json'))),
  )
  .delete(
    '/days/:day',
    describe({
      tag,
      summary: 'Take back what was said of a day',
      ok: { 204: null },
      problems: ['not_signed_in', 'forbidden', 'not_found'],
    }),
    params({ day: z.iso.date() }),
    async (c) => {
      await clearCalendarDay(contextOf(c), c.req.valid('param').day)
      return c.body(null, 204)
    },
  )
