import type { CreateJob, JobView } from '@zhibo/core/jobs/schema'
import { requireMember } from '../actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { employerBriefs } from '../employers/in-force.ts'
import { found } from '../problem.ts'
import { insertJob } from './queries.ts'
import { toView } from './views.ts'

/** Starts a job of one's employer as a draft. The employer need not be verified yet: both may be reviewed together. */
export async function createJob(ctx: Ctx, { employerId, draft }: CreateJob): Promise<JobView> {
  const member = requireMember(ctx.actor, employerId)
  return withTx(ctx, async (tx) => {
    const { stationId } = found((await employerBriefs(tx, [employerId])).get(employerId))
    const job = await insertJob(tx, {
      employer_id: employerId,
      state: 'draft',
      draft: JSON.stringify(draft),
      published_revision_id: null,
      published_at: null,
      scheme: null,
      valid_until: null,
      created_by: member.personId,
      created_at: tx.clock(),
    })
    await recordAudit(tx, 'job.created', { kind: 'job', id: job.id }, { stationId, detail: { employer: employerId } })
    return toView(tx, job)
  })
}
