import { z } from 'zod'
import { MemberRole, Phone } from '../identity/schema.ts'
import { registeredName } from './names.ts'

/** An invitation stands this many days. */
export const invitationDays = 7

/** An employer sends at most this many invitations a day: each is a message to somebody's phone. */
export const invitationsPerDay = 10

/** However many companies ask: one phone gets this many invitations a day. */
export const invitationsPerPhone = 3

/** Invites somebody to act for the company. They sign in by a code sent to this phone and accept. */
export const InviteMember = z.strictObject({
  phone: Phone,
  name: registeredName(40),
  role: MemberRole.default('member'),
})
export type InviteMember = z.infer<typeof InviteMember>

export const ChangeMember = z.strictObject({ role: MemberRole })
export type ChangeMember = z.infer<typeof ChangeMember>

/** Somebody who acts for the company; the phone is masked. */
export const MemberView = z.object({
  personId: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  role: MemberRole,
  since: z.iso.datetime(),
  me: z.boolean(),
})
export type MemberView = z.infer<typeof MemberView>

export const InvitationState = z.enum(['open', 'accepted', 'declined', 'revoked', 'lapsed'])
export type InvitationState = z.infer<typeof InvitationState>

export const InvitationView = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string(),
  role: MemberRole,
  state: InvitationState,
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type InvitationView = z.infer<typeof InvitationView>

/** Who may act for the company, and who was asked to. Invitations are for owners and reviewers only. */
export const MembersView = z.object({ members: z.array(MemberView), invitations: z.array(InvitationView) })
export type MembersView = z.infer<typeof MembersView>

/** An invitation as the invited person sees it. */
export const MyInvitationView = z.object({
  id: z.uuid(),
  employerId: z.uuid(),
  employerName: z.string(),
  stationName: z.string(),
  /** Whether the company is verified now: a stranger's name in a message is easily borrowed. */
  verified: z.boolean(),
  role: MemberRole,
  invitedBy: z.string(),
  expiresAt: z.iso.datetime(),
})
export type MyInvitationView = z.infer<typeof MyInvitationView>
