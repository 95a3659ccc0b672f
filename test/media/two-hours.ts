import { shanghaiDay } from '@zhibo/core/day'

/** The county's month, as the ledger names it. */
export const monthOf = (at: Date) => shanghaiDay(at).slice(0, 7)

/** Two hours up to now, in whole seconds. A month that is younger holds no two hours yet: then the last two of the month before. */
export function twoHoursUntil(now: Date): { from: Date; to: Date } {
  const month = Date.parse(`${monthOf(now)}-01T00:00:00+08:00`)
  const twoHours = 2 * 3_600_000
  const to = now.getTime() - month < twoHours ? month : Math.floor(now.getTime() / 1000) * 1000
  return { from: new Date(to - twoHours), to: new Date(to) }
}
