import type { ReviewAction } from '@zhibo/core/reviews/lifecycle'
import type { ProposedAction, ReasonCode, ReviewPart, ReviewState, ReviewSubject } from '@zhibo/core/reviews/schema'
import { reasonWords } from '@zhibo/core/reviews/words'
import { m } from '#lib/paraglide/messages.js'
import { pageLocale } from '#lib/shell/page-locale.ts'

// Named one by one: a look-up by a made-up key would pull every message of the product into the page.

export const subjectNames: Record<ReviewSubject, () => string> = {
  employer: m.reviews_subject_employer,
  job: m.reviews_subject_job,
  session_plan: m.reviews_subject_session_plan,
}

export const partNames: Record<ReviewPart, () => string> = {
  qualification: m.reviews_part_qualification,
  rules: m.reviews_part_rules,
  job: m.reviews_part_job,
  pay: m.reviews_part_pay,
  plan: m.reviews_part_plan,
}

export const stateNames: Record<ReviewState, () => string> = {
  submitted: m.reviews_state_submitted,
  claimed: m.reviews_state_claimed,
  approved: m.reviews_state_approved,
  returned: m.reviews_state_returned,
  rejected: m.reviews_state_rejected,
  suspended: m.reviews_state_suspended,
  appealed: m.reviews_state_appealed,
  upheld: m.reviews_state_upheld,
  overturned: m.reviews_state_overturned,
  awaiting_signature: m.reviews_state_awaiting_signature,
}

/** What happened, as the history tells it. */
export const actionNames: Record<ReviewAction, () => string> = {
  submit: m.reviews_action_submit,
  claim: m.reviews_action_claim,
  release: m.reviews_action_release,
  take_over: m.reviews_action_take_over,
  expire: m.reviews_action_expire,
  approve: m.reviews_action_approve,
  return: m.reviews_action_return,
  reject: m.reviews_action_reject,
  suspend: m.reviews_action_suspend,
  reinstate: m.reviews_action_reinstate,
  appeal: m.reviews_action_appeal,
  uphold: m.reviews_action_uphold,
  overturn: m.reviews_action_overturn,
  propose_approve: m.reviews_action_propose_approve,
  propose_reinstate: m.reviews_action_propose_reinstate,
  propose_uphold: m.reviews_action_propose_uphold,
  propose_overturn: m.reviews_action_propose_overturn,
  decline_approve: m.reviews_action_decline,
  decline_reinstate: m.reviews_action_decline,
  decline_answer: m.reviews_action_decline,
}

/** What waits for a second signature. */
export const proposalNames: Record<ProposedAction, () => string> = {
  approve: m.reviews_proposal_approve,
  reinstate: m.reviews_proposal_reinstate,
  uphold: m.reviews_proposal_uphold,
  overturn: m.reviews_proposal_overturn,
}

const reasonCodes = Object.keys(reasonWords) as ReasonCode[]

export const reasonNames = Object.fromEntries(
  reasonCodes.map((code) => [code, () => reasonWords[code][pageLocale()]]),
) as Record<ReasonCode, () => string>

/** How heavy a finding is. */
export const weightNames: Record<'block' | 'return' | 'flag', () => string> = {
  block: m.reviews_finding_block,
  return: m.reviews_finding_return,
  flag: m.reviews_finding_flag,
}
