import type { Lifecycle } from '../lifecycle.ts'
import type { ApplicationState } from './schema.ts'

export type ApplicationAction =
  | 'view'
  | 'contact'
  | 'invite'
  | 'arrive'
  | 'sign'
  | 'day7'
  | 'day30'
  | 'day90'
  | 'refuse'
  | 'withdraw'
  | 'unreachable'
  | 'close_full'

export type ApplicationRole = 'employer' | 'seeker' | 'staff' | 'system'

const beforeArrival = ['submitted', 'viewed', 'contacted', 'invited'] as const

/** 投递: forward only; an employer has three working days to answer. */
export const applicationLifecycle = {
  view: { from: ['submitted'], to: 'viewed', by: ['employer'] },
  contact: { from: ['submitted', 'viewed'], to: 'contacted', by: ['employer'] },
  invite: { from: ['submitted', 'viewed', 'contacted'], to: 'invited', by: ['employer'] },
  arrive: { from: ['contacted', 'invited'], to: 'arrived', by: ['employer', 'staff'] },
  sign: { from: ['arrived'], to: 'signed', by: ['employer', 'staff'] },
  day7: { from: ['arrived', 'signed'], to: 'day7', by: ['staff'] },
  day30: { from: ['day7'], to: 'day30', by: ['staff'] },
  day90: { from: ['day30'], to: 'day90', by: ['staff'] },
  refuse: { from: [...beforeArrival, 'arrived'], to: 'refused', by: ['employer'], reason: 'required' },
  withdraw: { from: [...beforeArrival, 'arrived', 'signed'], to: 'withdrawn', by: ['seeker'] },
  unreachable: {
    from: ['viewed', 'contacted', 'invited'],
    to: 'unreachable',
    by: ['employer', 'staff'],
    reason: 'required',
  },
  close_full: { from: beforeArrival, to: 'job_full', by: ['system'] },
} as const satisfies Lifecycle<ApplicationState, ApplicationAction, ApplicationRole>
