import { shanghaiDay } from '@zhibo/core/day'
import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { stateAfter } from '../lifecycle.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { lockPastJobs, updateJob } from './queries.ts'

/** Takes down jobs whose last day is over, as actor `system`. Returns how many; call again while it is not 0. */
export async function expireJobs(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const past = await lockPastJobs(tx, shanghaiDay(tx.clock()), 100)
    for (const job of past) {
      const state = stateAfter(jobLifecycle, job.state, 'expire', 'system')
      await updateJob(tx, job.id, { state, version: job.version + 1 })
    }
    await jobsUnavailable(
      tx,
      past.map((job) => job.id),
    )
    const employers = await employerBriefs(
      tx,
      past.map((job) => job.employer_id),
    )
    for (const { id, employer_id } of past)
      await recordAudit(tx, 'job.expired', { kind: 'job', id }, { stationId: employers.get(employer_id)?.stationId })
    return past.length
  })
}
