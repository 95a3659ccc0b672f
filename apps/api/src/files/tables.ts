import type { Generated } from 'kysely'
import type { FilePurpose } from '@zhibo/core/files/schema'

export interface StoredFileTable {
  id: Generated<string>
  owner_id: string
  purpose: FilePurpose
  media_type: string
  bytes: number
  width: number | null
  height: number | null
  /** Of a PDF; null for a picture, and for a PDF kept before pages were counted. */
  pages: number | null
  sha256: Buffer
  storage_key: string
  created_at: Date
}
