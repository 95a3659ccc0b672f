import type { Lifecycle } from '../lifecycle.ts'
import type { JobState } from './schema.ts'

export type JobAction =
  | 'submit'
  | 'worsen'
  | 'approve'
  | 'return'
  | 'reject'
  | 'overturn'
  | 'suspend'
  | 'reinstate'
  | 'fill'
  | 'free'
  | 'expire'

/** `review` is a decision of the review engine, which has already asked who may take it. */
export type JobRole = 'member' | 'review' | 'system'

/** Jobs that may be mended. A job that is being looked at for the first time, or was refused for good, may not. */
export const jobStatesToMend: readonly JobState[] = ['draft', 'returned', 'published', 'paused', 'full', 'expired']

/**
 * A published job stays published while a newer revision of it is looked at, unless what it offers gets worse:
 * then it is paused, so that nobody applies for what is no longer meant.
 */
export const jobLifecycle = {
  submit: { from: ['draft', 'returned'], to: 'in_review', by: ['member'] },
  worsen: { from: ['published', 'full'], to: 'paused', by: ['member'] },
  approve: { from: ['in_review', 'published', 'paused', 'full', 'expired'], to: 'published', by: ['review'] },
  return: { from: ['in_review'], to: 'returned', by: ['review'] },
  reject: { from: ['in_review'], to: 'rejected', by: ['review'] },
  overturn: { from: ['rejected', 'published', 'paused', 'full', 'expired'], to: 'published', by: ['review'] },
  suspend: { from: ['published', 'full', 'paused'], to: 'paused', by: ['review'] },
  reinstate: { from: ['paused'], to: 'published', by: ['review'] },
  fill: { from: ['published'], to: 'full', by: ['system'] },
  free: { from: ['full'], to: 'published', by: ['system'] },
  expire: { from: ['published', 'paused', 'full'], to: 'expired', by: ['system'] },
} as const satisfies Lifecycle<JobState, JobAction, JobRole>
