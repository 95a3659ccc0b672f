// China keeps one offset all year, so a day there is a fixed shift of a UTC day.
const shanghaiOffsetMs = 8 * 3_600_000

/** The day of Asia/Shanghai an instant lies in, as `2026-11-23`. */
export const shanghaiDay = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)

/** The first instant of a day of Asia/Shanghai. */
export const startOfShanghaiDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The first instant after a day of Asia/Shanghai. */
export const endOfShanghaiDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000)

/** An instant as clocks in Asia/Shanghai show it, to the second: `2026-11-23 19:30:00`. */
export const shanghaiTime = (at: Date): string =>
  new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
