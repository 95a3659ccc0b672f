import type { ReplayState } from '@zhibo/core/recordings/schema'
import type { Ctx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import type { RecordingLine } from './queries.ts'

/**
 * Of these recordings the ones that everyone may see now: released, not taken back, in their ninety days, and of nobody
 * whose employer has lost its verification since.
 */
export async function publicOf(ctx: Ctx, recordings: readonly RecordingLine[]): Promise<RecordingLine[]> {
  const now = ctx.clock()
  const open = recordings.filter(
    ({ state, public_until }) => state === 'released' && public_until !== null && public_until > now,
  )
  const briefs = await employerBriefs(
    ctx,
    open.flatMap(({ employer_id }) => employer_id ?? []),
  )
  return open.filter(({ employer_id }) => employer_id === null || briefs.get(employer_id)?.inForce === true)
}

/** Where a show's replay stands, and until when; `none` is also one that was taken back. */
export function standingOf(
  recordings: readonly RecordingLine[],
  open: readonly RecordingLine[],
  now: Date,
): { state: ReplayState; until: Date | null } {
  if (open.length > 0) return { state: 'public', until: lastOf(open) }
  // Deleted after three years, it was released once all the same.
  const over = recordings.filter(
    ({ state, public_until, withdrawn_at }) =>
      (state === 'released' || (state === 'expired' && withdrawn_at === null)) &&
      public_until !== null &&
      public_until <= now,
  )
  return over.length > 0 ? { state: 'expired', until: lastOf(over) } : { state: 'none', until: null }
}

const lastOf = (recordings: readonly RecordingLine[]): Date =>
  new Date(Math.max(...recordings.map(({ public_until }) => public_until?.getTime() ?? 0)))
