import type { AuditAction } from '@zhibo/core/audit/words'
import { employerLifecycle, employerStatesInForce } from '@zhibo/core/employers/lifecycle'
import { expiringDays } from '@zhibo/core/employers/validity'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { publishedJobsOf } from '../jobs/of-employer.ts'
import { stateAfter } from '../lifecycle.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { type Employer, lockRunningOut, updateEmployer } from './queries.ts'

const atOnce = 100

/** Marks approvals that end within 30 days and those that have ended, as actor `system`. Returns how many; call again while it is not 0. */
export async function expireApprovals(ctx: Ctx): Promise<number> {
  return withTx(ctx, async (tx) => {
    const now = tx.clock()
    const soon = new Date(now.getTime() + expiringDays * 86_400_000)
    const ended = await lockRunningOut(tx, employerStatesInForce, now, atOnce)
    const jobIds: string[] = []
    for (const employer of ended) {
      await move(tx, employer, 'expire')
      jobIds.push(...(await publishedJobsOf(tx, employer.id)))
    }
    await jobsUnavailable(tx, jobIds)
    const ending = await lockRunningOut(tx, ['approved'], soon, atOnce)
    for (const employer of ending) await move(tx, employer, 'near_expiry')
    for (const employer of ended) await record(tx, employer, 'employer.expired')
    for (const employer of ending) await record(tx, employer, 'employer.near_expiry')
    return ended.length + ending.length
  })
}

async function move(tx: Tx, employer: Employer, action: 'expire' | 'near_expiry'): Promise<void> {
  const state = stateAfter(employerLifecycle, employer.state, action, 'system')
  await updateEmployer(tx, employer.id, { state, version: employer.version + 1 })
}

const record = (tx: Tx, { id, station_id: stationId }: Employer, action: AuditAction) =>
  recordAudit(tx, action, { kind: 'employer', id }, { stationId })
