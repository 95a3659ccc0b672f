import type { Lifecycle } from '../lifecycle.ts'
import type { ProposedAction, ReviewState } from './schema.ts'

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
  | 'propose_approve'
  | 'propose_reinstate'
  | 'propose_uphold'
  | 'propose_overturn'
  | 'decline_approve'
  | 'decline_reinstate'
  | 'decline_answer'

export type ReviewRole = 'reviewer' | 'holder' | 'lead' | 'submitter' | 'other_decider' | 'signer' | 'system'

/**
 * One engine for all subjects (domain: 审核). `holder` is whoever claimed the case; `other_decider` is a reviewer who
 * did not decide it; `signer` is a lead who neither proposed what waits for a signature nor handed the subject in nor
 * decided the case before. What is proposed has no effect until it is signed; declined, the case is as it was.
 */
export const reviewLifecycle = {
  submit: { from: ['returned'], to: 'submitted', by: ['submitter'] },
  claim: { from: ['submitted'], to: 'claimed', by: ['reviewer'] },
  release: { from: ['claimed'], to: 'submitted', by: ['holder'] },
  take_over: { from: ['claimed'], to: 'claimed', by: ['lead'], reason: 'required' },
  expire: { from: ['claimed'], to: 'submitted', by: ['system'] },
  approve: { from: ['claimed', 'awaiting_signature'], to: 'approved', by: ['holder', 'signer'] },
  return: { from: ['claimed'], to: 'returned', by: ['holder'], reason: 'required' },
  reject: { from: ['claimed'], to: 'rejected', by: ['holder'], reason: 'required' },
  suspend: { from: ['approved', 'overturned'], to: 'suspended', by: ['lead', 'system'], reason: 'required' },
  appeal: { from: ['rejected'], to: 'appealed', by: ['submitter'], reason: 'required' },
  propose_approve: { from: ['claimed'], to: 'awaiting_signature', by: ['holder'], reason: 'required' },
  propose_reinstate: { from: ['suspended'], to: 'awaiting_signature', by: ['lead'], reason: 'required' },
  propose_uphold: { from: ['appealed'], to: 'awaiting_signature', by: ['other_decider'], reason: 'required' },
  propose_overturn: { from: ['appealed'], to: 'awaiting_signature', by: ['other_decider'], reason: 'required' },
  reinstate: { from: ['awaiting_signature'], to: 'approved', by: ['signer'] },
  uphold: { from: ['awaiting_signature'], to: 'upheld', by: ['signer'] },
  overturn: { from: ['awaiting_signature'], to: 'overturned', by: ['signer'] },
  decline_approve: { from: ['awaiting_signature'], to: 'submitted', by: ['signer'], reason: 'required' },
  decline_reinstate: { from: ['awaiting_signature'], to: 'suspended', by: ['signer'], reason: 'required' },
  decline_answer: { from: ['awaiting_signature'], to: 'appealed', by: ['signer'], reason: 'required' },
} as const satisfies Lifecycle<ReviewState, ReviewAction, ReviewRole>

/** How each thing that waits for a second signature is declined; signing it is the action of its own name. */
export const declineOf = {
  approve: 'decline_approve',
  reinstate: 'decline_reinstate',
  uphold: 'decline_answer',
  overturn: 'decline_answer',
} as const satisfies Record<ProposedAction, ReviewAction>

/** What the checks or the file say that one person alone may not approve. */
export const signatureCauses: readonly string[] = ['credit_code_mismatch']

/** States in which a case waits for the staff, and its promised time runs. */
export const waitingStates = ['submitted', 'claimed', 'appealed', 'awaiting_signature'] as const satisfies ReviewState[]

/** A claim falls back to the queue after this long without activity. */
export const claimMinutes = 15
