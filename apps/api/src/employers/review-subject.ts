import { employerLifecycle } from '@zhibo/core/employers/lifecycle'
import { approvedUntil, lapsedLicences } from '@zhibo/core/employers/validity'
import type { Tx } from '../context.ts'
import { publishedJobsOf } from '../jobs/of-employer.ts'
import { openJobsOf } from '../jobs/tell-rooms.ts'
import { AppError } from '../problem.ts'
import type { ReviewCase } from '../reviews/subject.ts'
import { stateAfter } from '../lifecycle.ts'
import type { ReviewOutcome, ReviewSubjectHandler } from '../reviews/subject.ts'
import { employerBack, jobsAvailable, jobsUnavailable } from '../sessions/job-news.ts'
import { takeEmployerOffAir } from '../sessions/on-air.ts'
import { isInForceAt } from './in-force.ts'
import { notesOn, refuseBlacklisted } from './notes.ts'
import { draftFiles, paperLabels } from './papers.ts'
import {
  type Employer,
  findEarlierApproved,
  findEmployer,
  findRevision,
  listRevisionsInForce,
  lockEmployer,
  updateEmployer,
} from './queries.ts'

/** An employer's file before the reviewers: qualification and management rules. */
export const employerSubject: ReviewSubjectHandler = {
  async lock(tx, employerId) {
    await lockEmployer(tx, employerId)
  },

  async describe(ctx, reviewCase) {
    const employer = await findEmployer(ctx, reviewCase.subject_id)
    const revision = await findRevision(ctx, reviewCase.revision_id)
    const earlier = await findEarlierApproved(ctx, employer, revision.number)
    return {
      content: revision.content,
      approvedContent: earlier?.content ?? null,
      employerName: employer.name,
      evidence: draftFiles(revision.content).map(({ field, fileId, place }) => ({
        label: paperLabels[field],
        field: place === undefined ? field : `${field}.${place}`,
        fileId,
      })),
      notes: await notesOn(ctx, employer.id, revision.content),
    }
  },

  inForceAmong: listRevisionsInForce,

  async applyDecision(tx, reviewCase, outcome) {
    const employer = await lockEmployer(tx, reviewCase.subject_id)
    switch (outcome) {
      case 'approve':
      case 'overturn':
        return putInForce(tx, employer, reviewCase, outcome)
      case 'return':
      case 'reject':
        // A newer revision that fails leaves the one in force alone.
        if (employer.state === 'in_review') await move(tx, employer, outcome)
        return
      case 'suspend':
        requireInForce(employer, reviewCase)
        await move(tx, employer, 'suspend')
        await jobsUnavailable(tx, await publishedJobsOf(tx, employer.id))
        return takeEmployerOffAir(tx, employer.id)
      case 'reinstate':
        requireInForce(employer, reviewCase)
        return reinstate(tx, employer)
    }
  },
}

async function putInForce(
  tx: Tx,
  employer: Employer,
  reviewCase: ReviewCase,
  outcome: 'approve' | 'overturn',
): Promise<void> {
  const { content: file } = await findRevision(tx, reviewCase.revision_id)
  await refuseBlacklisted(tx, employer.id, file.creditCode)
  const now = tx.clock()
  const wasInForce = isInForceAt(employer, now)
  if (lapsedLicences(now, file).length > 0) throw new AppError('licence_lapsed')
  await oneCodeInForce(
    updateEmployer(tx, employer.id, {
      state: stateAfter(employerLifecycle, employer.state, outcome, 'review'),
      version: employer.version + 1,
      name: file.name,
      credit_code: file.creditCode,
      approved_revision_id: reviewCase.revision_id,
      approved_at: now,
      approved_until: approvedUntil(now, file),
    }),
  )
  if (!wasInForce) await tellRooms(tx, employer)
}

/** Shows of an employer that is in force again say no more that it is not, and offer its jobs. */
async function tellRooms(tx: Tx, employer: Employer): Promise<void> {
  await employerBack(tx, await publishedJobsOf(tx, employer.id), employer.name)
  await jobsAvailable(tx, await openJobsOf(tx, employer.id))
}

/** Time went on while the file was suspended: what ran out meanwhile comes back as expired. */
async function reinstate(tx: Tx, employer: Employer): Promise<void> {
  if (employer.credit_code) await refuseBlacklisted(tx, employer.id, employer.credit_code)
  const back = stateAfter(employerLifecycle, employer.state, 'reinstate', 'review')
  const ranOut = employer.approved_until !== null && employer.approved_until <= tx.clock()
  const state = ranOut ? stateAfter(employerLifecycle, back, 'expire', 'system') : back
  await oneCodeInForce(updateEmployer(tx, employer.id, { state, version: employer.version + 1 }))
  if (!ranOut) await tellRooms(tx, employer)
}

async function move(tx: Tx, employer: Employer, outcome: Exclude<ReviewOutcome, 'overturn'>): Promise<void> {
  const state = stateAfter(employerLifecycle, employer.state, outcome, 'review')
  await updateEmployer(tx, employer.id, { state, version: employer.version + 1 })
}

/** Only the case whose revision is in force can take it out of force. */
function requireInForce(employer: Employer, reviewCase: ReviewCase): void {
  if (employer.approved_revision_id !== reviewCase.revision_id) throw new AppError('not_from_here')
}

async function oneCodeInForce(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    const taken =
      error instanceof Error && 'constraint' in error && error.constraint === 'employer_one_per_code_in_force'
    throw taken ? new AppError('credit_code_in_force', { cause: error }) : error
  }
}
