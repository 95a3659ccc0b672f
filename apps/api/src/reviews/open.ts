import type { NamedFinding } from '@zhibo/core/checks/named-finding'
import { takesRevision } from '@zhibo/core/reviews/resubmission'
import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { requirePerson } from '../actor.ts'
import { workingDaysFromNow } from '../calendar/work-calendar.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { promiseToday } from './promise.ts'
import { addSubmitters, insertCase, lockNewestCase, type ReviewCase } from './queries.ts'
import { followed } from './standing.ts'
import { appendEvent, takeStep } from './step.ts'
import { weigh } from './weigh.ts'

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
  /** What whoever hands it in says the checks got wrong. */
  objections?: readonly NamedFinding[]
  /** Who else made it what it is: no more theirs to decide than it is for whoever hands it in. */
  authors?: readonly string[]
}

/**
 * Puts a revision before the reviewers of its station. A returned case takes the new revision up where it left off;
 * otherwise a new case is opened. Refuses with `already_open` while one is being looked at, and with `not_from_here`
 * while the newest may not be followed yet: it can still be appealed, its appeal waits for an answer, or it is suspended.
 * The caller holds the subject's row lock and writes the audit entry.
 */
export async function openReview(tx: Tx, submission: Submission): Promise<ReviewCase> {
  const newest = await lockNewestCase(tx, submission.subject, submission.subjectId)
  if (newest && isOpen(newest)) throw new AppError('already_open')
  if (!takesRevision(newest && followed(newest), tx.clock())) throw new AppError('not_from_here')
  const { personId } = requirePerson(tx.actor)
  const submitted = {
    revision_id: submission.revisionId,
    revision_number: submission.revisionNumber,
    title: submission.title,
    submitted_by: personId,
    submitted_at: tx.clock(),
    due_at: await promisedBy(tx),
    objections: JSON.stringify(submission.objections ?? []),
    submitters: [...new Set([...(newest?.submitters ?? []), personId, ...(submission.authors ?? [])])],
  }
  await addSubmitters(tx, submission.subject, submission.subjectId, submitted.submitters)
  const opened =
    newest?.state === 'returned'
      ? // Whoever may hand in the subject, a colleague too, is its submitter from now on.
        await takeStep(tx, { ...newest, submitters: submitted.submitters }, 'submit', { changes: submitted })
      : await insertCase(tx, {
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
  if (opened.id !== newest?.id) await appendEvent(tx, opened, 'submit', null)
  return weigh(tx, opened)
}

/** Somebody is looking at it, or waits for a signature under it. */
const isOpen = ({ state, proposed_action }: ReviewCase): boolean =>
  state === 'submitted' || state === 'claimed' || proposed_action === 'approve'

/** By when staff promise to answer what comes in now. */
export async function promisedBy(tx: Tx): Promise<Date> {
  const { workingDays } = await promiseToday(tx)
  return workingDaysFromNow(tx, workingDays)
}
