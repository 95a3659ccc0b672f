import type { Generated, JSONColumnType } from 'kysely'
import type { SheetProblem } from '@zhibo/core/jobs/sheet'
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
  /** Set while a lead's suspension lies over whatever `state` says. */
  suspended_at: Generated<Date | null>
  /** When its employer last said, or showed by an approved revision, that the job stands. */
  confirmed_at: Generated<Date | null>
  /** 待确认: when it goes out of sight unless confirmed. */
  confirm_by: Generated<Date | null>
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

export interface JobImportTable {
  id: Generated<string>
  employer_id: string
  /** SHA-256 of the workbook: the same one twice is one import. */
  digest: Buffer
  rows: JSONColumnType<JobDraft[]>
  problems: JSONColumnType<SheetProblem[]>
  /** The jobs it became; null until then. */
  job_ids: string[] | null
  created_by: string
  created_at: Date
}
