import { m } from '#lib/paraglide/messages.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How a case stands against the promised time. */
export interface Due {
  late: boolean
  /** Less than four hours are left. */
  soon: boolean
  /** 还剩 5 小时, 超时 2 天. */
  text: string
  /** The part of the promised time that has passed, 0 to 1. */
  passed: number
}

export function dueOf(submittedAt: string, dueAt: string, now: Date): Due {
  const left = Date.parse(dueAt) - now.getTime()
  const whole = Math.max(1, Date.parse(dueAt) - Date.parse(submittedAt))
  const length = lengthOf(Math.abs(left))
  return {
    late: left < 0,
    soon: left >= 0 && left < 4 * hour,
    text: left < 0 ? m.reviews_due_late({ length }) : m.reviews_due_left({ length }),
    passed: Math.min(1, Math.max(0, 1 - left / whole)),
  }
}

/** One unit is enough to choose by; hours until two days are full. */
function lengthOf(ms: number): string {
  if (ms >= 2 * day) return m.reviews_length_days({ count: Math.floor(ms / day) })
  if (ms >= hour) return m.reviews_length_hours({ count: Math.floor(ms / hour) })
  return m.reviews_length_minutes({ count: Math.max(1, Math.floor(ms / minute)) })
}
