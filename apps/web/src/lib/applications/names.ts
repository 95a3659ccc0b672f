import type { ApplicationState, SeekerProfile } from '@zhibo/core/applications/schema'
import { m } from '#lib/paraglide/messages.js'

export const applicationStateNames: Record<ApplicationState, () => string> = {
  submitted: m.applications_state_submitted,
  viewed: m.applications_state_viewed,
  contacted: m.applications_state_contacted,
  invited: m.applications_state_invited,
  arrived: m.applications_state_arrived,
  signed: m.applications_state_signed,
  day7: m.applications_state_day7,
  day30: m.applications_state_day30,
  day90: m.applications_state_day90,
  refused: m.applications_state_refused,
  withdrawn: m.applications_state_withdrawn,
  unreachable: m.applications_state_unreachable,
  job_full: m.applications_state_job_full,
}

export const nextSteps: Record<ApplicationState, (known: { due: string; reason: string }) => string> = {
  submitted: m.applications_next_submitted,
  viewed: m.applications_next_viewed,
  contacted: m.applications_next_contacted,
  invited: m.applications_next_invited,
  arrived: m.applications_next_arrived,
  signed: m.applications_next_signed,
  day7: m.applications_next_day7,
  day30: m.applications_next_day30,
  day90: m.applications_next_day90,
  refused: m.applications_next_refused,
  withdrawn: m.applications_next_withdrawn,
  unreachable: m.applications_next_unreachable,
  job_full: m.applications_next_job_full,
}

export const availabilityNames: Record<SeekerProfile['availableFrom'], () => string> = {
  now: m.applications_available_now,
  week: m.applications_available_week,
  month: m.applications_available_month,
  later: m.applications_available_later,
}
