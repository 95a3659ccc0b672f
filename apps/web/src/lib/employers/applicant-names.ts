import type { ApplicationState } from '@zhibo/core/applications/schema'
import { m } from '#lib/paraglide/messages.js'
import type { Answer } from './answers.ts'

/** Where an application stands, as its employer says it. */
export const applicantStates: Record<ApplicationState, () => string> = {
  submitted: m.employers_applicant_submitted,
  viewed: m.employers_applicant_viewed,
  contacted: m.employers_applicant_contacted,
  invited: m.employers_applicant_invited,
  arrived: m.employers_applicant_arrived,
  signed: m.employers_applicant_signed,
  day7: m.employers_applicant_day7,
  day30: m.employers_applicant_day30,
  day90: m.employers_applicant_day90,
  refused: m.employers_applicant_refused,
  withdrawn: m.employers_applicant_withdrawn,
  unreachable: m.employers_applicant_unreachable,
  job_full: m.employers_applicant_job_full,
}

/** What an employer does with it. */
export const answerNames: Record<Answer, () => string> = {
  view: m.applications_act_view,
  contact: m.applications_act_contact,
  invite: m.applications_act_invite,
  arrive: m.applications_act_arrive,
  sign: m.applications_act_sign,
  refuse: m.applications_act_refuse,
}
