export interface SessionLapseTable {
  session_id: string
  subject: 'employer' | 'job'
  subject_id: string
  found_at: Date
}
