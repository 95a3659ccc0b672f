import { standingOf } from '@zhibo/core/invitations/lifecycle'
import type { InvitationView, OwnInvitation } from '@zhibo/core/invitations/schema'
import type { Invitation, listOwn } from './queries.ts'

/** Where a row stands, given when the show is to start now. */
export const standing = ({ state, asked_for }: Pick<Invitation, 'state' | 'asked_for'>, plannedStart: Date) =>
  standingOf({ state, askedFor: asked_for }, plannedStart)

export const toView = (invitation: Invitation, plannedStart: Date): InvitationView => ({
  id: invitation.id,
  standing: standing(invitation, plannedStart),
  version: invitation.version,
  note: invitation.note,
  askedAt: invitation.invited_at.toISOString(),
  answeredAt: invitation.answered_at?.toISOString() ?? null,
})

export const toOwn = (row: Awaited<ReturnType<typeof listOwn>>[number]): OwnInvitation => ({
  ...toView(row, row.planned_start),
  sessionId: row.session_id,
  title: row.title,
  stationName: row.station_name,
  employerName: row.employer_name,
  plannedStart: row.planned_start.toISOString(),
  plannedEnd: row.planned_end.toISOString(),
  minutes: row.minutes,
  jobCount: row.job_count,
  approved: row.session_state === 'scheduled',
})
