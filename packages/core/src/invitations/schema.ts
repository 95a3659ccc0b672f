import { z } from 'zod'

export const InvitationState = z.enum(['invited', 'accepted', 'declined', 'withdrawn'])
export type InvitationState = z.infer<typeof InvitationState>
