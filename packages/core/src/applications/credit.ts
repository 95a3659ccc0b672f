import type { SessionState } from '../sessions/schema.ts'

/** Who opened the sheet before a show ended may still read what they consent to. */
const graceMs = 10 * 60_000

export interface CreditedShow {
  state: SessionState
  endedAt: Date | null
  /** Whether everyone may watch its replay now. */
  replayed: boolean
}

/**
 * Whether a show is what somebody applies out of: while it is on, for those who began to apply before it ended, and as
 * long as its replay is watched. Before it begins nobody has seen anything of it but its notice.
 */
export function isCredited({ state, endedAt, replayed }: CreditedShow, now: Date): boolean {
  if (state === 'live' || state === 'interrupted') return true
  if (state !== 'ended' && state !== 'sealed') return false
  return replayed || (endedAt !== null && now.getTime() - endedAt.getTime() <= graceMs)
}
