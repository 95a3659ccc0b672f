import type { Lifecycle } from '../lifecycle.ts'
import type { DeviationAction, DeviationState } from './schema.ts'

export type DeviationRole = 'host' | 'employer' | 'judge'

/** A judge settles what somebody else marked; before the employer has answered only once the answer is overdue. */
export const deviationLifecycle = {
  withdraw: { from: ['open', 'explained'], to: 'withdrawn', by: ['host'], reason: 'required' },
  answer: { from: ['open', 'explained'], to: 'explained', by: ['employer'] },
  settle: { from: ['open', 'explained'], to: 'settled', by: ['judge'] },
} as const satisfies Lifecycle<DeviationState, DeviationAction, DeviationRole>
