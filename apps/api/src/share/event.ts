import type { SessionView } from '@zhibo/core/sessions/schema'
import { asActor, type Ctx } from '../context.ts'
import { viewSession } from '../sessions/view.ts'

const octets = 75

/** RFC 5545, 3.1: a line has at most 75 octets; what is longer goes on after a space, never in the middle of a character. */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (Buffer.byteLength(current + character) > octets) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current].join('\r\n')
}

/** RFC 5545, 3.3.11: what would end a value is escaped. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll(/\r?\n/g, String.raw`\n`)

const instant = (at: string | Date): string => new Date(at).toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '')

/** One show as a calendar takes it; fetched again it replaces what was kept of it before. */
export function eventOf(session: SessionView, origin: string, now: Date): string {
  const place = [session.stationName, session.studioName ?? ''].filter(Boolean).join(' · ')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zhibo//Sessions//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${session.id}@${new URL(origin).hostname}`,
    `DTSTAMP:${instant(now)}`,
    `SEQUENCE:${session.version}`,
    `DTSTART:${instant(session.plannedStart)}`,
    `DTEND:${instant(session.plannedEnd)}`,
    `STATUS:${session.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(session.title)}`,
    `DESCRIPTION:${escaped(session.employerNames.join('、'))}`,
    `LOCATION:${escaped(place)}`,
    `URL:${origin}/sessions/${session.id}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(session.title)}`,
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')
}

/** The calendar entry of an announced show; of a plan there is none. */
export const calendarEvent = async (ctx: Ctx, sessionId: string, origin: string): Promise<string> =>
  eventOf(await viewSession(asActor(ctx, { kind: 'visitor' }), sessionId), origin, ctx.clock())
