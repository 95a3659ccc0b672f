import { transition } from '@zhibo/core/lifecycle'
import { type RecordingAction, recordingLifecycle, type RecordingRole } from '@zhibo/core/recordings/lifecycle'
import type { Updateable } from 'kysely'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../context.ts'
import { AppError } from '../problem.ts'
import { type Recording, showOf, updateRecording } from './queries.ts'
import type { RecordingTable } from './tables.ts'

interface Terms {
  roles: readonly RecordingRole[]
  reason?: string
  changes?: Updateable<RecordingTable>
}

/** Takes one step of the transition table on a locked recording, and tells the trail. */
export async function takeStep(
  tx: Tx,
  recording: Recording,
  action: RecordingAction,
  { roles, reason, changes = {} }: Terms,
): Promise<Recording> {
  const outcome = transition(recordingLifecycle, recording.state, action, roles, reason)
  if ('refused' in outcome) throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
  const stepped = await updateRecording(tx, recording.id, { ...changes, state: outcome.to })
  await recordOn(tx, stepped, action)
  return stepped
}

/** The trail's line about a recording, in its station's chain. */
export async function recordOn(tx: Tx, recording: Recording, action: RecordingAction | 'started' | 'viewed') {
  const { id, session_id: session, presenter_id: presenter } = recording
  const stationId = (await showOf(tx, session))?.station_id
  await recordAudit(tx, `recording.${action}`, { kind: 'recording', id }, { stationId, detail: { session, presenter } })
}
