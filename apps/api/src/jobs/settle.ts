import { shanghaiDay } from '@zhibo/core/day'
import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import type { JobState } from '@zhibo/core/jobs/schema'
import type { Ctx } from '../context.ts'
import { stateAfter } from '../lifecycle.ts'
import type { Job } from './queries.ts'

/** What a job that is put up again really is: its last day may be over, and its places may be taken. */
export function settled(
  { clock }: Ctx,
  state: JobState,
  job: Pick<Job, 'hired' | 'headcount' | 'valid_until'>,
): JobState {
  if (state !== 'published' && state !== 'full') return state
  if (job.valid_until !== null && job.valid_until < shanghaiDay(clock()))
    return stateAfter(jobLifecycle, state, 'expire', 'system')
  const full = job.hired >= job.headcount
  if (full && state === 'published') return stateAfter(jobLifecycle, state, 'fill', 'system')
  if (!full && state === 'full') return stateAfter(jobLifecycle, state, 'free', 'system')
  return state
}
