import { z } from 'zod'
import { optionalLine } from '../text.ts'

export const InvitationState = z.enum(['invited', 'accepted', 'declined', 'withdrawn'])
export type InvitationState = z.infer<typeof InvitationState>

/** Where an invitation stands today: `moved` when the show is at another time than the one they were asked for. */
export const InvitationStanding = z.enum([...InvitationState.options, 'moved'])
export type InvitationStanding = z.infer<typeof InvitationStanding>

/** One presenter, or everybody who was not asked for this time yet. */
export const AskPresenters = z.strictObject({ presenterId: z.uuid().optional() })
export type AskPresenters = z.infer<typeof AskPresenters>

export const AnswerInvitation = z.strictObject({ expectedVersion: z.int(), note: optionalLine(200) })
export type AnswerInvitation = z.infer<typeof AnswerInvitation>

export const WithdrawInvitation = z.strictObject({ expectedVersion: z.int() })
export type WithdrawInvitation = z.infer<typeof WithdrawInvitation>

export const InvitationView = z.object({
  id: z.uuid(),
  standing: InvitationStanding,
  version: z.int(),
  note: z.string(),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
})
export type InvitationView = z.infer<typeof InvitationView>

/** A presenter's place as the host who plans sees it. */
export const InvitedPlace = z.object({
  presenterId: z.uuid(),
  employerId: z.uuid(),
  employerName: z.string(),
  personName: z.string(),
  /** Acts for the company still, and may. */
  entitled: z.boolean(),
  /** Null: nobody asked them yet. */
  invitation: InvitationView.nullable(),
})
export type InvitedPlace = z.infer<typeof InvitedPlace>

/** The same as whoever is asked sees it: what they need to say yes or no. */
export const OwnInvitation = InvitationView.extend({
  sessionId: z.uuid(),
  title: z.string(),
  stationName: z.string(),
  employerName: z.string(),
  plannedStart: z.iso.datetime(),
  plannedEnd: z.iso.datetime(),
  /** How long they present, and how many jobs. */
  minutes: z.int(),
  jobCount: z.int(),
  /** The plan has passed its review. */
  approved: z.boolean(),
})
export type OwnInvitation = z.infer<typeof OwnInvitation>
