import type { Generated, JSONColumnType } from 'kysely'
import type { JobContent, JobDraft, JobState, PayScheme, Trade } from '@zhibo/core/jobs/schema'

export interface JobTable {
  id: Generated<string>
  employer_id: string
  state: JobState
  version: Generated<number>
  draft: JSONColumnType<JobDraft>
  published_revision_id: string | null
  published_at: Date | null
  title: Generated<string>
  trade: Generated<Trade>
  scheme: PayScheme | null
  benefits: Generated<string[]>
  headcount: Generated<number>
  hired: Generated<number>
  valid_until: string | null
  created_by: string
  created_at: Date
}

export interface JobRevisionTable {
  id: Generated<string>
  job_id: string
  number: number
  content: JSONColumnType<JobContent>
  created_by: string
  created_at: Date
}
