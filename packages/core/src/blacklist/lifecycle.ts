import type { Lifecycle } from '../lifecycle.ts'
import type { BlacklistState } from './schema.ts'

export type BlacklistAction = 'sign' | 'decline' | 'lift' | 'end'

/** `second` is a lead other than the proposer; `proposer` may take their own proposal back. */
export type BlacklistRole = 'second' | 'proposer' | 'lead' | 'system'

/** Nothing has force on one person's word; a term ends by itself. */
export const blacklistLifecycle = {
  sign: { from: ['proposed'], to: 'in_force', by: ['second'] },
  decline: { from: ['proposed'], to: 'declined', by: ['second', 'proposer'], reason: 'required' },
  lift: { from: ['in_force'], to: 'lifted', by: ['lead'], reason: 'required' },
  end: { from: ['in_force'], to: 'ended', by: ['system'] },
} as const satisfies Lifecycle<BlacklistState, BlacklistAction, BlacklistRole>
