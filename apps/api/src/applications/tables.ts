import type { Generated } from 'kysely'
import type { ApplicationState } from '@zhibo/core/applications/schema'

export interface SeekerProfileTable {
  person_id: string
  profile_cipher: Buffer
  updated_at: Date
}

export interface ConsentTable {
  id: Generated<string>
  person_id: string
  employer_id: string
  purpose: string
  text_version: string
  fields: string[]
  given_at: Date
  withdrawn_at: Date | null
}

export interface ApplicationTable {
  id: Generated<string>
  job_id: string
  job_revision_id: string
  employer_id: string
  /** The station that checked the employer: whose trail and whose staff this belongs to. */
  station_id: string
  seeker_id: string
  consent_id: string
  session_id: string | null
  state: ApplicationState
  version: Generated<number>
  last_seq: Generated<number>
  profile_cipher: Buffer | null
  reason: string | null
  applied_at: Date
  answer_due_at: Date
  /** When the seeker was told, and it came on the staff's list, that nobody answered in time. */
  overdue_at: Generated<Date | null>
  updated_at: Date
}

export interface ApplicationEventTable {
  application_id: string
  seq: number
  action: string
  from_state: ApplicationState | null
  to_state: ApplicationState
  reason: Generated<string>
  actor_id: string | null
  at: Date
}
