import { z } from 'zod'
import type { Lifecycle } from '../lifecycle.ts'
import { PartnerState, SessionSummary } from './schema.ts'

export type PartnerAction = 'accept' | 'decline' | 'leave'

type Asking = 'ask_again'

/**
 * 联办: what a station that a plan names says to it. Accepted again, it says anew what it has of its own in the show; who
 * declined or left may think better of it while the plan still names them. A yes is for the hours it was said to: who moves
 * the show asks again.
 */
export const partnerLifecycle = {
  accept: { from: ['asked', 'accepted', 'declined', 'left'], to: 'accepted', by: ['partner'] },
  decline: { from: ['asked'], to: 'declined', by: ['partner'] },
  leave: { from: ['accepted'], to: 'left', by: ['partner'] },
  ask_again: { from: ['asked', 'accepted'], to: 'asked', by: ['planner'] },
} as const satisfies Lifecycle<PartnerState, PartnerAction | Asking, 'partner' | 'planner'>

/** What a station was asked to hold together with another, as its own people read it. */
export const JointAskView = z.object({
  session: SessionSummary,
  stationId: z.uuid(),
  stationName: z.string(),
  state: PartnerState,
  /** It had answered already, for other hours. */
  askedAgain: z.boolean(),
  /** What it has of its own in the show, once it said yes; `hostId` is a person of its own. */
  brings: z
    .object({
      studioId: z.uuid().nullable(),
      setupBeforeMinutes: z.int(),
      setupAfterMinutes: z.int(),
      hostId: z.uuid().nullable(),
    })
    .nullable(),
})
export type JointAskView = z.infer<typeof JointAskView>
