import type { ReviewSubject } from '@zhibo/core/reviews/schema'
import { employerSubject } from '../employers/review-subject.ts'
import { jobSubject } from '../jobs/review-subject.ts'
import { sessionPlanSubject } from '../sessions/plan-review.ts'
import type { ReviewCase } from './queries.ts'
import type { ReviewSubjectHandler } from './subject.ts'

/** What can be reviewed. An appeal is no subject of its own: it goes on in the case it is about. */
const subjects: Partial<Record<ReviewSubject, ReviewSubjectHandler>> = {
  employer: employerSubject,
  job: jobSubject,
  session_plan: sessionPlanSubject,
}

export function subjectOf({ subject }: ReviewCase): ReviewSubjectHandler {
  const handler = subjects[subject]
  if (!handler) throw new Error(`nothing handles reviews of ${subject}`)
  return handler
}
