import type { ReplayState } from '@zhibo/core/recordings/schema'
import type { Recording } from './queries.ts'

/** Whether everyone may see a recording now. */
export const isPublic = ({ state, public_until }: Recording, now: Date): boolean =>
  state === 'released' && public_until !== null && public_until > now

/** Where a show's replay stands: public, over, or none, which is also one that was taken back. */
export function standingOf(recordings: readonly Recording[], now: Date): { state: ReplayState; until: Date | null } {
  const open = recordings.filter((recording) => isPublic(recording, now))
  if (open.length > 0) return { state: 'public', until: lastOf(open) }
  // Deleted after three years, it was released once all the same.
  const over = recordings.filter(({ state, public_until, withdrawn_at }) =>
    state === 'released' || (state === 'expired' && withdrawn_at === null) ? public_until !== null : false,
  )
  return over.length > 0 ? { state: 'expired', until: lastOf(over) } : { state: 'none', until: null }
}

const lastOf = (recordings: readonly Recording[]): Date =>
  new Date(Math.max(...recordings.map(({ public_until }) => public_until?.getTime() ?? 0)))
