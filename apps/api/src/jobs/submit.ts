import { checkJob } from '@zhibo/core/checks/check-job'
import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { shanghaiDay } from '@zhibo/core/day'
import type { Submit } from '@zhibo/core/employers/schema'
import { lastDayIssues } from '@zhibo/core/jobs/lasting'
import { jobLifecycle, mayMendJob } from '@zhibo/core/jobs/lifecycle'
import { JobContent, type JobState, type JobView } from '@zhibo/core/jobs/schema'
import { isWorse } from '@zhibo/core/jobs/worse'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, type Tx, withTx } from '../context.ts'
import { stateAfter } from '../lifecycle.ts'
import { policies } from '../policy/policies.ts'
import { AppError } from '../problem.ts'
import { objectedIn, partForbidden } from '../reviews/objections.ts'
import { openReview } from '../reviews/open.ts'
import { jobsUnavailable } from '../sessions/job-news.ts'
import { lockOwnJob } from './guard.ts'
import { findRevision, insertRevision, type Job, updateJob } from './queries.ts'
import { toView } from './views.ts'

/** Hands a job in: checks it, fixes it as a revision and puts it before the reviewers of its employer's station. */
export async function submitJob(ctx: Ctx, jobId: string, { expectedVersion, objections }: Submit): Promise<JobView> {
  return withTx(ctx, async (tx) => {
    const { job, employer, member } = await lockOwnJob(tx, jobId, expectedVersion)
    if (job.state === 'in_review') throw new AppError('already_open')
    if (!mayMendJob(await toView(tx, job))) throw new AppError('not_from_here')
    const content = complete(job, shanghaiDay(tx.clock()))
    const objected = await refuseBlocked(tx, content, objections)
    const state = await stateOnSubmission(tx, job, content)

    const revision = await insertRevision(tx, jobId, content, member.personId)
    const reviewCase = await openReview(tx, {
      subject: 'job',
      subjectId: jobId,
      revisionId: revision.id,
      revisionNumber: revision.number,
      employerId: employer.id,
      stationId: employer.stationId,
      title: content.title,
      objections: objected,
    })
    const submitted = await updateJob(tx, jobId, { state, version: job.version + 1 })
    if (state === 'paused' && job.state !== 'paused') await jobsUnavailable(tx, [jobId])
    await recordAudit(
      tx,
      'job.submitted',
      { kind: 'job', id: jobId },
      {
        stationId: employer.stationId,
        detail: { revision: revision.id, case: reviewCase.id, ...objectedIn(objected) },
      },
    )
    return toView(tx, submitted)
  })
}

function complete({ draft }: Job, today: string): JobContent {
  const parsed = JobContent.safeParse(draft)
  const issues = [...(parsed.error?.issues ?? []), ...lastDayIssues(draft, today)]
  if (!parsed.success || issues.length > 0) throw new AppError('draft_incomplete', { issues })
  return parsed.data
}

/**
 * Facts the law forbids stop a job here; what is read from words alone does so too, unless its writer says that it was
 * misread: then it goes along and a reviewer judges. Answers with what is objected to.
 */
async function refuseBlocked(tx: Tx, content: JobContent, objections: Submit['objections']): Promise<NamedFinding[]> {
  const { findings } = checkJob(content, { policies: await policies(tx), today: shanghaiDay(tx.clock()) })
  const forbidden = findings.filter((finding) => finding.action === 'block')
  const { objected, stopping } = partForbidden(forbidden, content, objections)
  if (stopping.length === 0) return objected
  throw new AppError('blocked_by_checks', {
    details: { findings: stopping },
    issues: stopping.map(({ field }) => ({
      code: 'custom',
      path: field.split('.'),
      message: 'blocked_by_checks',
      input: undefined,
    })),
  })
}

/** A published job stays up while its newer revision is looked at, unless that one offers less. */
async function stateOnSubmission(tx: Tx, job: Job, revised: JobContent): Promise<JobState> {
  if (!job.published_revision_id) return stateAfter(jobLifecycle, job.state, 'submit', 'member')
  if (job.state !== 'published' && job.state !== 'full' && job.state !== 'unconfirmed') return job.state
  const { content: published } = await findRevision(tx, job.published_revision_id)
  return isWorse(published, revised) ? stateAfter(jobLifecycle, job.state, 'worsen', 'member') : job.state
}
