import type { LicenceReadingView } from '@zhibo/core/licences/schema'
import type { Vault } from '../vault.ts'
import type { LicenceReadingRow } from './queries.ts'
import { openResult } from './result.ts'

export const toView = (vault: Vault, reading: LicenceReadingRow): LicenceReadingView => ({
  fileId: reading.file_id,
  state: reading.state,
  progress: reading.progress,
  problem: reading.problem,
  ...(reading.result ? openResult(vault, reading.file_id, reading.result) : { suggestions: [], qr: null }),
})
