import type { LicenceReadingProblem, LicenceReadingState } from '@zhibo/core/licences/schema'

export interface LicenceReadingTable {
  file_id: string
  asked_by: string
  asked_at: Date
  state: LicenceReadingState
  progress: number
  attempts: number
  /** While reading: when another process may take it for abandoned. */
  lease_until: Date | null
  /** Sealed; what was read names people. */
  result: Buffer | null
  problem: LicenceReadingProblem | null
  finished_at: Date | null
}
