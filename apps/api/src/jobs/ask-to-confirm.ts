import { confirmAfterDays, confirmWithinDays } from '@zhibo/core/jobs/confirming'
import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import { stateAfter } from '../lifecycle.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { type Job, lockJobsToAsk, lockJobsToLapse, updateJob } from './queries.ts'

const day = 86_400_000
const atOnce = 100

/**
 * Asks employers who said nothing for 14 days whether a job still stands, and 3 days later takes what nobody confirmed
 * out of sight; as actor `system`. Returns how many jobs; call again while it is not 0.
 */
export async function askToConfirm(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const now = tx.clock()
    const lapsed = await lockJobsToLapse(tx, now, atOnce)
    for (const job of lapsed) {
      const state = stateAfter(jobLifecycle, job.state, 'lapse', 'system')
      await updateJob(tx, job.id, { state, version: job.version + 1 })
    }
    await jobsUnavailable(
      tx,
      lapsed.map((job) => job.id),
    )
    const asked = await lockJobsToAsk(tx, new Date(now.getTime() - confirmAfterDays * day), atOnce)
    const confirmBy = new Date(now.getTime() + confirmWithinDays * day)
    for (const job of asked) await updateJob(tx, job.id, { confirm_by: confirmBy })
    for (const { employer_id, title } of asked) await tellOwners(tx, employer_id, 'job_to_confirm', { job: title })
    for (const { employer_id, title } of lapsed) await tellOwners(tx, employer_id, 'job_unconfirmed', { job: title })
    await record(tx, asked, lapsed)
    return lapsed.length + asked.length
  })
}

async function record(tx: Tx, asked: readonly Job[], lapsed: readonly Job[]): Promise<void> {
  const done = [
    ...asked.map((job) => ({ job, action: 'job.asked_to_confirm' as const })),
    ...lapsed.map((job) => ({ job, action: 'job.unconfirmed' as const })),
  ]
  const employers = await employerBriefs(
    tx,
    done.map(({ job }) => job.employer_id),
  )
  for (const { job, action } of done)
    await recordAudit(tx, action, { kind: 'job', id: job.id }, { stationId: employers.get(job.employer_id)?.stationId })
}
