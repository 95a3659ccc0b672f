import { dayAfter, mondayOf, monthAfter, weekOf, weeksOf } from '@zhibo/core/sessions/series-days'
import { z } from 'zod'

export type CalendarView = 'week' | 'month'

/** What a calendar's address asks for: the day in question, as a week or a month, of one station or of all. */
export interface Asked {
  view: CalendarView
  day: string
  station: string | null
}

/** Read from an address; what makes no sense there is today's week. */
export function askedIn(params: URLSearchParams, today: string): Asked {
  const day = z.iso.date().safeParse(params.get('day'))
  return {
    view: params.get('view') === 'month' ? 'month' : 'week',
    day: day.success ? day.data : today,
    station: params.get('station'),
  }
}

export function addressOf({ view, day, station }: Asked): string {
  const params = new URLSearchParams({ view, day, ...(station && { station }) })
  return `/host/calendar?${params}`
}

/** The days shown, in weeks. */
export const weeksShown = ({ view, day }: Asked): string[][] =>
  view === 'week' ? [weekOf(mondayOf(day))] : weeksOf(day.slice(0, 7))

/** One week or month on, or back. */
export function turned(asked: Asked, by: 1 | -1): Asked {
  const day = asked.view === 'week' ? dayAfter(asked.day, by * 7) : `${monthAfter(asked.day.slice(0, 7), by)}-01`
  return { ...asked, day }
}
