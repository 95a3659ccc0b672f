import type { JSONColumnType } from 'kysely'
import type { LiveEventBody } from '@zhibo/core/live/events'

export interface LiveEventTable {
  session_id: string
  seq: number
  type: LiveEventBody['type']
  payload: JSONColumnType<LiveEventBody>
  at: Date
}

export interface ViewerSampleTable {
  session_id: string
  at: Date
  /** Which API process counted. */
  node: string
  viewers: number
}
