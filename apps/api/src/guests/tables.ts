import type { GuestCallState } from '@zhibo/core/guests/schema'
import type { Generated } from 'kysely'

export interface GuestCallTable {
  id: Generated<string>
  session_id: string
  person_id: string
  number: number
  topic: string
  state: Generated<GuestCallState>
  with_camera: Generated<boolean>
  version: Generated<number>
  asked_at: Date
  called_at: Date | null
  on_air_at: Date | null
  ended_at: Date | null
  reason: Generated<string>
  /** When the guest was last known to be in the room of the call. */
  seen_at: Generated<Date | null>
}
