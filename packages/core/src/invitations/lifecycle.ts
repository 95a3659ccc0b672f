import type { Lifecycle } from '../lifecycle.ts'
import type { InvitationStanding, InvitationState } from './schema.ts'

export type InvitationAction = 'ask_again' | 'follow' | 'accept' | 'decline' | 'withdraw'

export type InvitationRole = 'host' | 'presenter' | 'system'

/**
 * Somebody is asked to present, says yes or no, and may think better of it until the show starts. `follow` asks anew when
 * a show was moved. `system` withdraws what belongs to somebody who does not act for the company any more.
 */
export const invitationLifecycle = {
  accept: { from: ['invited', 'moved', 'declined'], to: 'accepted', by: ['presenter'] },
  decline: { from: ['invited', 'moved', 'accepted'], to: 'declined', by: ['presenter'] },
  ask_again: { from: ['moved', 'declined', 'withdrawn'], to: 'invited', by: ['host'] },
  follow: { from: ['moved'], to: 'invited', by: ['system'] },
  withdraw: { from: ['invited', 'moved', 'accepted', 'declined'], to: 'withdrawn', by: ['host', 'system'] },
} as const satisfies Lifecycle<InvitationStanding, InvitationAction, InvitationRole>

interface Asked {
  state: InvitationState
  /** When the show was to start, as they were asked or answered. */
  askedFor: Date
}

/** A yes to one evening is none to another; a no stays one until they are asked again. */
export const standingOf = ({ state, askedFor }: Asked, plannedStart: Date): InvitationStanding =>
  (state === 'invited' || state === 'accepted') && askedFor.getTime() !== plannedStart.getTime() ? 'moved' : state
