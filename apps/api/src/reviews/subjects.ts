import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { employerSubject } from '../employers/review-subject.ts'
import { jobSubject } from '../jobs/review-subject.ts'
import { sessionPlanSubject } from '../sessions/plan-review.ts'
import type { ReviewCase } from './queries.ts'
import type { ReviewSubjectHandler } from './subject.ts'

const subjects: Record<ReviewSubject, ReviewSubjectHandler> = {
  employer: employerSubject,
  job: jobSubject,
  session_plan: sessionPlanSubject,
}

/** What the engine asks of the kind of subject a case is about. */
export const subjectOf = ({ subject }: ReviewCase): ReviewSubjectHandler => subjects[subject]
