import type { CalendarDayView } from '@zhibo/core/calendar/schema'

/** Days in a row of which the same is said. */
export interface CalendarRun extends Pick<CalendarDayView, 'kind' | 'source' | 'note' | 'documentNo'> {
  from: string
  to: string
  setBy: string
}

const dayMs = 86_400_000

/** A year's days as people speak of them: the seven days of a holiday are one line. */
export function runsOf(days: readonly CalendarDayView[]): CalendarRun[] {
  const runs: CalendarRun[] = []
  for (const { day, kind, source, note, documentNo, setBy } of days) {
    const next = { from: day, to: day, kind, source, note, documentNo, setBy: setBy?.name ?? '' }
    const last = runs.at(-1)
    if (last && Date.parse(day) - Date.parse(last.to) === dayMs && isSame(last, next)) last.to = day
    else runs.push(next)
  }
  return runs
}

const isSame = (a: CalendarRun, b: CalendarRun) =>
  (['kind', 'source', 'note', 'documentNo', 'setBy'] as const).every((name) => a[name] === b[name])
