import { mayMendJob } from '@zhibo/core/jobs/lifecycle'
import type { JobView, SaveJobDraft } from '@zhibo/core/jobs/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { AppError } from '../problem.ts'
import { lockOwnJob } from './guard.ts'
import { updateJob } from './queries.ts'
import { toView } from './views.ts'

/** Keeps a job as far as it is written. What is published or under review is another thing and stays as it is. */
export async function saveJobDraft(
  ctx: Ctx,
  jobId: string,
  { expectedVersion, draft }: SaveJobDraft,
): Promise<JobView> {
  return withTx(ctx, async (tx) => {
    const { job, employer } = await lockOwnJob(tx, jobId, expectedVersion)
    if (!mayMendJob(await toView(tx, job))) throw new AppError('not_from_here')
    const saved = await updateJob(tx, jobId, { draft: JSON.stringify(draft), version: job.version + 1 })
    await recordAudit(
      tx,
      'job.draft_saved',
      { kind: 'job', id: jobId },
      { stationId: employer.stationId, detail: { version: saved.version } },
    )
    return toView(tx, saved)
  })
}
