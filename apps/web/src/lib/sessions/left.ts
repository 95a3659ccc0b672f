const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What is left until a show begins: days and hours while it is far, a running clock on the day itself, nothing when it is due. */
type Left = { kind: 'days'; days: number; hours: number } | { kind: 'clock'; ms: number } | { kind: 'due' }

export function leftUntil(plannedStart: string, nowMs: number): Left {
  const ms = Date.parse(plannedStart) - nowMs
  if (ms <= 0) return { kind: 'due' }
  if (ms < day) return { kind: 'clock', ms }
  return { kind: 'days', days: Math.floor(ms / day), hours: Math.floor((ms % day) / hour) }
}
