import type { InvitationStanding } from '@zhibo/core/invitations/schema'
import type { Tone } from '@zhibo/ui/tone'

/** How each standing looks; its words are in the messages. */
export const standingTone: Record<InvitationStanding | 'none', Tone> = {
  none: 'waiting',
  invited: 'waiting',
  moved: 'waiting',
  accepted: 'verified',
  declined: 'danger',
  withdrawn: 'plain',
}
