import type { Lifecycle } from '../lifecycle.ts'
import type { RecordingState } from './schema.ts'

export type RecordingAction = 'finish' | 'keep' | 'fail' | 'release' | 'withdraw' | 'reinstate' | 'expire'

export type RecordingRole = 'host' | 'lead' | 'system'

/** Only what is kept can be released, and only by a person; what was withdrawn comes back by a lead. */
export const recordingLifecycle = {
  finish: { from: ['recording'], to: 'processing', by: ['system'] },
  keep: { from: ['processing'], to: 'ready', by: ['system'] },
  fail: { from: ['processing'], to: 'failed', by: ['system'], reason: 'required' },
  release: { from: ['ready'], to: 'released', by: ['host'] },
  withdraw: { from: ['released'], to: 'withdrawn', by: ['host'], reason: 'required' },
  reinstate: { from: ['withdrawn'], to: 'released', by: ['lead'] },
  expire: { from: ['ready', 'failed', 'released', 'withdrawn'], to: 'expired', by: ['system'] },
} as const satisfies Lifecycle<RecordingState, RecordingAction, RecordingRole>
