import { shanghaiDay } from '@zhibo/core/day'
import type { CalendarSessionView } from '@zhibo/core/sessions/calendar-schema'

/** A show where it stands: from the first lamp put up to the last cleared away. */
export interface Block {
  session: CalendarSessionView
  from: Date
  to: Date
}

interface Station {
  id: string
  name: string
  studios: readonly { id: string; name: string }[]
}

/** A studio over the days, or what a station shows outside. */
export interface Lane {
  key: string
  stationId: string
  stationName: string
  /** Null: outside, where nothing is booked. */
  studioId: string | null
  studioName: string | null
  blocks: Block[]
}

/** Every studio of every station with its shows, and after them what has none of them. */
export const lanesOf = (stations: readonly Station[], sessions: readonly CalendarSessionView[]): Lane[] =>
  stations.flatMap((station) => {
    const lane = (studio: { id: string; name: string } | null, blocks: Block[]): Lane => ({
      key: studio?.id ?? station.id,
      stationId: station.id,
      stationName: station.name,
      studioId: studio?.id ?? null,
      studioName: studio?.name ?? null,
      blocks: blocks.toSorted((a, b) => a.from.getTime() - b.from.getTime()),
    })
    const outside = sessions.filter(
      ({ stationId, bookings }) =>
        stationId === station.id && !station.studios.some(({ id }) => bookings.some(({ studioId }) => studioId === id)),
    )
    return [
      ...station.studios.map((studio) => lane(studio, bookedIn(studio.id, sessions))),
      lane(
        null,
        outside.map((session) => ({
          session,
          from: new Date(session.plannedStart),
          to: new Date(session.plannedEnd),
        })),
      ),
    ]
  })

const bookedIn = (studioId: string, sessions: readonly CalendarSessionView[]): Block[] =>
  sessions.flatMap((session) =>
    session.bookings
      .filter((booking) => booking.studioId === studioId)
      .map(({ from, to }) => ({ session, from: new Date(from), to: new Date(to) })),
  )

/** The blocks whose show begins on a day of the county. */
export const blocksOn = (day: string, blocks: readonly Block[]): Block[] =>
  blocks.filter(({ session }) => shanghaiDay(new Date(session.plannedStart)) === day)

/** The sessions that begin on a day, in order. */
export const sessionsOn = (day: string, sessions: readonly CalendarSessionView[]): CalendarSessionView[] =>
  sessions.filter(({ plannedStart }) => shanghaiDay(new Date(plannedStart)) === day)
