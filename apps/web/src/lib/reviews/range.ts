import { shanghaiDay } from '@zhibo/core/day'
import { ReviewSubject } from '@zhibo/core/reviews/schema'
import { z } from 'zod'

const dayMs = 86_400_000

/** A stretch of days, both included, as an address says it. */
export interface Range {
  from: string
  to: string
  subject: ReviewSubject | ''
  /** One of the stations there are to choose from. */
  station: string
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)

/** The stretch of an address: the last thirty days where it says nothing, never beyond today, never backwards, at most a year, of no other station than the reader's. */
export function readRange(search: URLSearchParams, now: Date, stationIds: readonly string[] = []): Range {
  const today = shanghaiDay(now)
  const to = earlier(dayOf(search.get('to')) ?? today, today)
  const from = later(earlier(dayOf(search.get('from')) ?? daysBefore(to, 29), to), daysBefore(to, 365))
  const subject = ReviewSubject.safeParse(search.get('subject')).data ?? ''
  const station = search.get('station') ?? ''
  return { from, to, subject, station: stationIds.includes(station) ? station : '' }
}

/** Every day of a stretch, in order. */
export function daysOf({ from, to }: Pick<Range, 'from' | 'to'>): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

const dayOf = (text: string | null) => z.iso.date().safeParse(text).data
const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)
