import type { Lifecycle } from '../lifecycle.ts'
import type { PresenterState, SegmentState, SessionState } from './schema.ts'

export type SessionAction =
  | 'submit'
  | 'approve'
  | 'return'
  | 'reject'
  | 'suspend'
  | 'withdraw'
  | 'start'
  | 'interrupt'
  | 'resume'
  | 'end'
  | 'cancel'
  | 'emergency_stop'
  | 'reopen'
  | 'seal'

export type SessionRole = 'host' | 'reviewer' | 'lead' | 'system'

/** Rehearsal is a mode before `live`, not a state: it is never public and never counts. */
export const sessionLifecycle = {
  submit: { from: ['draft'], to: 'in_review', by: ['host'] },
  approve: { from: ['in_review'], to: 'scheduled', by: ['reviewer'] },
  return: { from: ['in_review'], to: 'draft', by: ['reviewer'], reason: 'required' },
  reject: { from: ['in_review'], to: 'cancelled', by: ['reviewer'], reason: 'required' },
  suspend: { from: ['scheduled'], to: 'in_review', by: ['reviewer'], reason: 'required' },
  withdraw: { from: ['scheduled'], to: 'draft', by: ['host'], reason: 'required' },
  start: { from: ['scheduled'], to: 'live', by: ['host'] },
  interrupt: { from: ['live'], to: 'interrupted', by: ['system'] },
  resume: { from: ['interrupted'], to: 'live', by: ['system'] },
  end: { from: ['live', 'interrupted'], to: 'ended', by: ['host', 'system'] },
  cancel: { from: ['draft', 'in_review', 'scheduled'], to: 'cancelled', by: ['host'], reason: 'required' },
  emergency_stop: { from: ['live', 'interrupted'], to: 'interrupted', by: ['host'], reason: 'required' },
  reopen: { from: ['interrupted'], to: 'live', by: ['lead'], reason: 'required' },
  seal: { from: ['ended'], to: 'sealed', by: ['system'] },
} as const satisfies Lifecycle<SessionState, SessionAction, SessionRole>

export type PresenterAction = 'on_air' | 'off_air'

export const presenterLifecycle = {
  on_air: { from: ['off_air'], to: 'on_air', by: ['host'] },
  off_air: { from: ['on_air'], to: 'off_air', by: ['host', 'system'] },
} as const satisfies Lifecycle<PresenterState, PresenterAction, SessionRole>

export type SegmentAction = 'run' | 'finish' | 'skip'

/** A segment runs, is done or skipped, and can be come back to. At most one of a session runs; running one ends another. */
export const segmentLifecycle = {
  run: { from: ['waiting', 'done', 'skipped'], to: 'running', by: ['host'] },
  finish: { from: ['running'], to: 'done', by: ['host', 'system'] },
  skip: { from: ['waiting', 'running'], to: 'skipped', by: ['host', 'system'] },
} as const satisfies Lifecycle<SegmentState, SegmentAction, SessionRole>
