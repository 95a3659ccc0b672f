import type { Lifecycle } from '../lifecycle.ts'
import type { EmployerState, EmployerView } from './schema.ts'

export type EmployerAction =
  | 'submit'
  | 'approve'
  | 'return'
  | 'reject'
  | 'overturn'
  | 'near_expiry'
  | 'expire'
  | 'suspend'
  | 'reinstate'
  | 'blacklist'
  | 'release'
  | 'release_suspended'

/** `review` is a decision of the review engine, which has already asked who may take it. */
export type EmployerRole = 'member' | 'review' | 'system'

/** The states in which an employer may go on air and its jobs may be shown, while its time lasts. */
export const employerStatesInForce = ['approved', 'expiring'] as const satisfies readonly EmployerState[]

const statesToMend: readonly EmployerState[] = ['draft', 'returned', 'expired', 'rejected', ...employerStatesInForce]

/**
 * Whether a file may be mended: the page offers the form by it, saving and submitting guard with it. Not one that is
 * being looked at or out of force for now; one that was rejected once its appeal is lost or its time to appeal is over,
 * and never while its company is on the blacklist.
 */
export const mayMendFile = ({
  state,
  takesRevision,
  blacklisted,
}: Pick<EmployerView, 'state' | 'takesRevision' | 'blacklisted'>): boolean =>
  statesToMend.includes(state) && (state !== 'rejected' || (takesRevision && blacklisted === null))

/**
 * A file in force stays in force while a newer revision of it is looked at, returned or rejected;
 * only a first file, or one that ran out, waits `in_review`. Files on the way stay where they are when their company is
 * blacklisted: they cannot be approved. One released from the blacklist is checked anew before it is in force again.
 * A rejected one begins anew with a new case; when, the reviewers' own table says (`reviews/resubmission`).
 */
export const employerLifecycle = {
  submit: { from: ['draft', 'returned', 'expired', 'rejected'], to: 'in_review', by: ['member'] },
  approve: { from: ['in_review', 'approved', 'expiring', 'expired'], to: 'approved', by: ['review'] },
  return: { from: ['in_review'], to: 'returned', by: ['review'] },
  reject: { from: ['in_review'], to: 'rejected', by: ['review'] },
  overturn: { from: ['rejected', 'approved', 'expiring', 'expired'], to: 'approved', by: ['review'] },
  near_expiry: { from: ['approved'], to: 'expiring', by: ['system'] },
  expire: { from: ['approved', 'expiring'], to: 'expired', by: ['system'] },
  suspend: { from: ['approved', 'expiring'], to: 'suspended', by: ['review'] },
  reinstate: { from: ['suspended'], to: 'approved', by: ['review'] },
  blacklist: { from: ['approved', 'expiring', 'expired', 'suspended'], to: 'blacklisted', by: ['system'] },
  release: { from: ['blacklisted'], to: 'expired', by: ['system'] },
  release_suspended: { from: ['blacklisted'], to: 'suspended', by: ['system'] },
} as const satisfies Lifecycle<EmployerState, EmployerAction, EmployerRole>
