import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { SessionState } from '@zhibo/core/sessions/schema'

/** A show as a calendar is told of it. */
export interface Entry {
  id: string
  /** Grows with every change: a calendar keeps the entry with the highest. */
  version: number
  state: SessionState
  title: string
  place: string
  description: string
  from: Date
  to: Date
  /** When this was true. */
  stamp: Date
}

/** Not approved yet: it may still move. */
const tentative: readonly SessionState[] = ['draft', 'in_review']

/** RFC 5545. Times are instants in UTC, so that no reader needs to know our zone; what was called off is said so. */
export function icalendar(name: string, entries: readonly Entry[], origin: string, alarmMinutes?: number): string {
  const calendar = ical({
    name,
    prodId: '//Zhibo//Sessions//ZH',
    method: ICalCalendarMethod.PUBLISH,
    x: { 'X-WR-TIMEZONE': 'Asia/Shanghai' },
  })
  const { hostname } = new URL(origin)
  for (const entry of entries) {
    const event = calendar.createEvent({
      // The same for as long as the show is known, whichever feed it comes in.
      id: `${entry.id}@${hostname}`,
      sequence: entry.version,
      stamp: entry.stamp,
      start: entry.from,
      end: entry.to,
      summary: entry.title,
      location: entry.place,
      description: entry.description,
      url: `${origin}/sessions/${entry.id}`,
      status: statusOf(entry.state),
    })
    if (alarmMinutes !== undefined)
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: alarmMinutes * 60, description: entry.title })
  }
  // The last line ends like any other.
  return `${calendar.toString()}\r\n`
}

function statusOf(state: SessionState): ICalEventStatus {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED
  return tentative.includes(state) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}
