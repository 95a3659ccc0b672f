import type { ApplicationAction } from '@zhibo/core/applications/lifecycle'
import type { JobCard } from '@zhibo/core/jobs/schema'
import type { Tx } from '../context.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import type { OpenJob } from '../jobs/open-for-application.ts'
import { isTold } from '../notify/answer-words.ts'
import { enqueue } from '../notify/enqueue.ts'
import type { Application } from './queries.ts'

/** Tells the owners of each employer that somebody applied. */
export async function tellEmployers(tx: Tx, jobs: readonly OpenJob[]): Promise<void> {
  for (const { card } of jobs) await tellOwners(tx, card.employerId, 'application_received', { job: card.title })
}

/** Tells the seeker what the employer answered. */
export async function tellSeeker(
  tx: Tx,
  application: Application,
  job: JobCard,
  action: ApplicationAction,
  reason: string,
): Promise<void> {
  if (!isTold(action)) return
  await enqueue(tx, {
    to: { personId: application.seeker_id },
    template: 'application_answered',
    values: { employer: job.employerName, job: job.title, answer: action, reason },
  })
}
