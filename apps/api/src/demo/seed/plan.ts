import { shanghaiDay } from '@zhibo/core/day'
import { day, hour, minute, shanghai } from './stage.ts'

/** One session of the past: when it began, how long the picture lasted in minutes, and what was the matter with it. */
export interface PastSession {
  station: number
  start: number
  minutes: number
  /** `cut`: the picture of each presenter was away for four minutes; `short` ended early; `dark` had sound and no picture. */
  kind: 'whole' | 'cut' | 'short' | 'dark'
}

type Row = readonly [dayOfMonth: number, time: string, minutes: number, kind?: PastSession['kind']]

/** Station by station: two months ago, last month, this month as far as it has come. */
const rows: readonly (readonly (readonly Row[])[])[] = [
  [
    [
      [4, '14:30', 170],
      [9, '19:30', 150],
      [15, '14:30', 165, 'cut'],
      [21, '19:30', 160],
      [26, '14:30', 155],
    ],
    [
      [3, '14:30', 175],
      [8, '19:30', 150],
      [12, '14:30', 18, 'short'],
      [16, '14:30', 165],
      [22, '19:30', 160, 'cut'],
      [27, '14:30', 140],
    ],
    [
      [2, '14:30', 170],
      [5, '19:30', 150],
      [8, '14:30', 160, 'cut'],
      [11, '19:30', 145],
      [13, '14:30', 22, 'short'],
      [17, '14:30', 165],
    ],
  ],
  [
    [
      [5, '19:30', 185],
      [12, '19:30', 190],
      [19, '14:30', 188],
      [25, '19:30', 180],
    ],
    [
      [6, '19:30', 170],
      [14, '19:30', 165],
      [20, '14:30', 40, 'dark'],
      [25, '19:30', 175],
    ],
    [
      [3, '19:30', 175],
      [9, '19:30', 160],
      [16, '14:30', 25, 'short'],
      [19, '19:30', 170],
    ],
  ],
  [
    [
      [7, '14:30', 120],
      [13, '14:30', 110],
      [20, '19:30', 125],
      [27, '14:30', 115],
    ],
    [
      [5, '14:30', 155],
      [11, '19:30', 160],
      [18, '14:30', 150, 'cut'],
      [23, '19:30', 165],
      [28, '14:30', 145],
    ],
    [
      [4, '14:30', 150],
      [12, '19:30', 155],
      [18, '14:30', 12, 'short'],
    ],
  ],
]

/** The sessions of three months up to now, oldest first. */
export function pastSessions(now: Date): PastSession[] {
  return rows
    .flatMap((months, station) =>
      months.flatMap((sessions, nth) =>
        sessions.map(([dayOfMonth, time, minutes, kind = 'whole']) => ({
          station,
          start: shanghai(`${monthBefore(now, 2 - nth)}-${String(dayOfMonth).padStart(2, '0')}`, time),
          minutes,
          kind,
        })),
      ),
    )
    .filter(({ start }) => start < now.getTime() - 5 * hour && start > now.getTime() - 92 * day)
    .toSorted((a, b) => a.start - b.start)
}

function monthBefore(now: Date, months: number): string {
  let first = shanghai(`${shanghaiDay(now).slice(0, 7)}-01`, '00:00')
  for (let left = months; left > 0; left--)
    first = shanghai(`${shanghaiDay(new Date(first - minute)).slice(0, 7)}-01`, '00:00')
  return shanghaiDay(new Date(first)).slice(0, 7)
}
