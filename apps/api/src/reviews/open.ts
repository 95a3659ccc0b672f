import { reviewWorkingDays, workingDaysAfter } from '@zhibo/core/reviews/deadline'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { requirePerson } from '../actor.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { insertCase, lockNewestCase, type ReviewCase } from './queries.ts'
import { appendEvent, takeStep } from './step.ts'

/** A revision handed in for review. */
export interface Submission {
  subject: ReviewSubject
  subjectId: string
  revisionId: string
  revisionNumber: number
  /** Whose it is; null for a station's own plan. */
  employerId: string | null
  stationId: string
  /** What the queue calls it. */
  title: string
}

/**
 * Puts a revision before the reviewers of its station. A returned case takes the new revision up where it left off;
 * otherwise a new case is opened. Refuses with `already_open` while one is being looked at, and after a rejection,
 * which only an appeal can answer, with `not_from_here`. The caller holds the subject's row lock and writes the audit entry.
 */
export async function openReview(tx: Tx, submission: Submission): Promise<ReviewCase> {
  const newest = await lockNewestCase(tx, submission.subject, submission.subjectId)
  const submitted = {
    revision_id: submission.revisionId,
    revision_number: submission.revisionNumber,
    title: submission.title,
    submitted_by: requirePerson(tx.actor).personId,
    submitted_at: tx.clock(),
    due_at: workingDaysAfter(tx.clock(), reviewWorkingDays),
  }
  switch (newest?.state) {
    case 'submitted':
    case 'claimed':
      throw new AppError('already_open')
    case 'rejected':
    case 'appealed':
    case 'upheld':
    case 'suspended':
      throw new AppError('not_from_here')
    case 'returned':
      return takeStep(tx, newest, 'submit', { changes: submitted })
    default: {
      const opened = await insertCase(tx, {
        ...submitted,
        subject: submission.subject,
        subject_id: submission.subjectId,
        employer_id: submission.employerId,
        station_id: submission.stationId,
        state: 'submitted',
        last_seq: 1,
        claimed_by: null,
        claimed_until: null,
        decided_by: null,
        decided_at: null,
      })
      await appendEvent(tx, opened, 'submit', null)
      return opened
    }
  }
}
