import type { Lifecycle } from '../lifecycle.ts'
import type { JobState, JobView } from './schema.ts'

export type JobAction =
  | 'submit'
  | 'worsen'
  | 'approve'
  | 'renew'
  | 'return'
  | 'reject'
  | 'overturn'
  | 'restore'
  | 'suspend'
  | 'stop'
  | 'reopen'
  | 'withdraw'
  | 'confirm'
  | 'fill'
  | 'free'
  | 'lapse'
  | 'expire'

/** `review` is a decision of the review engine, which has already asked who may take it. */
export type JobRole = 'member' | 'review' | 'system'

const statesToMend: readonly JobState[] = [
  'draft',
  'returned',
  'rejected',
  'published',
  'paused',
  'stopped',
  'full',
  'unconfirmed',
  'expired',
]

/**
 * Whether a job may be mended: the page offers the form by it, saving and submitting guard with it. Not one that is
 * being looked at for the first time, that was withdrawn, or that a lead suspended, which waits for its reinstatement;
 * one that was rejected once its appeal is lost or its time to appeal is over.
 */
export const mayMendJob = ({ state, takesRevision }: Pick<JobView, 'state' | 'takesRevision'>): boolean =>
  statesToMend.includes(state) && (state !== 'rejected' || takesRevision)

/**
 * A published job stays published while a newer revision of it is looked at, unless what it offers gets worse:
 * then it is paused, so that nobody applies for what is no longer meant. When that edit comes back, its employer may go
 * on as approved; when it is rejected, what was approved is offered again by itself. What its employer stopped stays
 * stopped through an approval. A suspension lies over all of this: it is kept beside the state, whose own story goes on, and
 * is lifted by a reinstatement alone; what its employer may do meanwhile is what `suspended` allows.
 */
export const jobLifecycle = {
  submit: { from: ['draft', 'returned', 'rejected'], to: 'in_review', by: ['member'] },
  worsen: { from: ['published', 'full', 'unconfirmed'], to: 'paused', by: ['member'] },
  approve: {
    from: ['in_review', 'published', 'paused', 'full', 'unconfirmed', 'expired'],
    to: 'published',
    by: ['review'],
  },
  renew: { from: ['stopped'], to: 'stopped', by: ['review'] },
  return: { from: ['in_review'], to: 'returned', by: ['review'] },
  reject: { from: ['in_review'], to: 'rejected', by: ['review'] },
  overturn: {
    from: ['rejected', 'published', 'paused', 'full', 'unconfirmed', 'expired'],
    to: 'published',
    by: ['review'],
  },
  suspend: { from: ['published', 'full', 'paused', 'stopped', 'unconfirmed'], to: 'suspended', by: ['review'] },
  stop: { from: ['published', 'full', 'unconfirmed'], to: 'stopped', by: ['member'] },
  restore: { from: ['paused'], to: 'published', by: ['review'] },
  reopen: { from: ['stopped', 'paused'], to: 'published', by: ['member'] },
  withdraw: {
    from: ['draft', 'returned', 'published', 'paused', 'stopped', 'full', 'unconfirmed', 'expired'],
    to: 'withdrawn',
    by: ['member'],
  },
  confirm: { from: ['published', 'unconfirmed'], to: 'published', by: ['member'] },
  fill: { from: ['published'], to: 'full', by: ['system'] },
  free: { from: ['full'], to: 'published', by: ['system'] },
  lapse: { from: ['published'], to: 'unconfirmed', by: ['system'] },
  expire: { from: ['published', 'paused', 'stopped', 'full', 'unconfirmed'], to: 'expired', by: ['system'] },
} as const satisfies Lifecycle<JobState, JobAction, JobRole>
