/** An instant from a day and a time as the browser's pickers give them, by the county's clock: it keeps one offset all year. */
export const shanghaiInstant = (day: string | undefined, time: string | undefined): string => `${day}T${time}:00+08:00`

/** When each segment comes, one after the other from `start`. */
export function segmentTimes(start: Date, segments: readonly { minutes: number }[]): { from: Date; to: Date }[] {
  let at = start.getTime()
  return segments.map(({ minutes }) => {
    const from = new Date(at)
    at += minutes * 60_000
    return { from, to: new Date(at) }
  })
}
