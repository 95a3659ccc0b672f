import { z } from 'zod'
import type { Lifecycle } from '../lifecycle.ts'
import { PartnerState, SessionSummary } from './schema.ts'

export type PartnerAction = 'accept' | 'decline' | 'leave'

/**
 * 联办: what a station that a plan names says to it. Accepted again, it says anew what it has of its own in the show; who
 * declined or left may think better of it while the plan still names them.
 */
export const partnerLifecycle = {
  accept: { from: ['asked', 'accepted', 'declined', 'left'], to: 'accepted', by: ['partner'] },
  decline: { from: ['asked'], to: 'declined', by: ['partner'] },
  leave: { from: ['accepted'], to: 'left', by: ['partner'] },
} as const satisfies Lifecycle<PartnerState, PartnerAction, 'partner'>

/** What a station was asked to hold together with another, as its own people read it. */
export const JointAskView = z.object({
  session: SessionSummary,
  stationId: z.uuid(),
  stationName: z.string(),
  state: PartnerState,
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
