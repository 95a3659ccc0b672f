import type { ApplicationView, MyApplicationView } from '@zhibo/core/applications/schema'
import type { JobCard } from '@zhibo/core/jobs/schema'
import { maskPhone, type Vault } from '../vault.ts'
import type { Application } from './queries.ts'
import { openProfile } from './sealed.ts'

/** Nobody owes an answer any more once there is one, or the seeker has left. */
const dueOf = ({ state, answer_due_at }: Application): string | null =>
  state === 'submitted' || state === 'viewed' ? answer_due_at.toISOString() : null

export const toMyView = (application: Application, job: JobCard): MyApplicationView => ({
  id: application.id,
  job,
  state: application.state,
  version: application.version,
  appliedAt: application.applied_at.toISOString(),
  answerDueAt: dueOf(application),
  reason: application.reason,
})

/** `person` is what the employer may know of the seeker; null for staff, to whom no consent was given. */
export const toView = (
  application: Application,
  jobTitle: string,
  person: { phone: string | null; vault: Vault } | null,
): ApplicationView => ({
  id: application.id,
  jobId: application.job_id,
  jobTitle,
  revisionId: application.job_revision_id,
  sessionId: application.session_id,
  state: application.state,
  version: application.version,
  appliedAt: application.applied_at.toISOString(),
  answerDueAt: dueOf(application),
  reason: application.reason,
  ...(person && application.profile_cipher
    ? {
        phone: person.phone === null ? null : maskPhone(person.phone),
        profile: openProfile(person.vault, application.profile_cipher, 'application.profile'),
      }
    : { phone: null, profile: null }),
})
