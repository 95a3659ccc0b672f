import type { Lifecycle } from '../lifecycle.ts'
import type { ReviewState } from './schema.ts'

export type ReviewAction =
  | 'submit'
  | 'claim'
  | 'release'
  | 'take_over'
  | 'expire'
  | 'approve'
  | 'return'
  | 'reject'
  | 'suspend'
  | 'reinstate'
  | 'appeal'
  | 'uphold'
  | 'overturn'

export type ReviewRole = 'reviewer' | 'holder' | 'lead' | 'submitter' | 'other_decider' | 'system'

/** One engine for all subjects (domain: 审核). `holder` is whoever claimed the case; `other_decider` is a reviewer who did not decide it. */
export const reviewLifecycle = {
  submit: { from: ['returned'], to: 'submitted', by: ['submitter'] },
  claim: { from: ['submitted'], to: 'claimed', by: ['reviewer'] },
  release: { from: ['claimed'], to: 'submitted', by: ['holder'] },
  take_over: { from: ['claimed'], to: 'claimed', by: ['lead'], reason: 'required' },
  expire: { from: ['claimed'], to: 'submitted', by: ['system'] },
  approve: { from: ['claimed'], to: 'approved', by: ['holder'] },
  return: { from: ['claimed'], to: 'returned', by: ['holder'], reason: 'required' },
  reject: { from: ['claimed'], to: 'rejected', by: ['holder'], reason: 'required' },
  suspend: { from: ['approved', 'overturned'], to: 'suspended', by: ['lead', 'system'], reason: 'required' },
  reinstate: { from: ['suspended'], to: 'approved', by: ['lead'], reason: 'required' },
  appeal: { from: ['rejected'], to: 'appealed', by: ['submitter'], reason: 'required' },
  uphold: { from: ['appealed'], to: 'upheld', by: ['other_decider'], reason: 'required' },
  overturn: { from: ['appealed'], to: 'overturned', by: ['other_decider'], reason: 'required' },
} as const satisfies Lifecycle<ReviewState, ReviewAction, ReviewRole>

/** A claim falls back to the queue after this long without activity. */
export const claimMinutes = 15
