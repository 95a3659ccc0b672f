import type { PartnerState, SessionKind, SessionTheme } from '@zhibo/core/sessions/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

export const kindNames: Record<SessionKind, () => string> = {
  recruiting: m.planning_kind_recruiting,
  factory_walk: m.planning_kind_factory_walk,
  quick_round: m.planning_kind_quick_round,
  policy_questions: m.planning_kind_policy_questions,
}

export const kindHints: Record<SessionKind, () => string> = {
  recruiting: m.planning_kind_recruiting_hint,
  factory_walk: m.planning_kind_factory_walk_hint,
  quick_round: m.planning_kind_quick_round_hint,
  policy_questions: m.planning_kind_policy_questions_hint,
}

export const themeNames: Record<SessionTheme, () => string> = {
  flat_seam: m.planning_theme_flat_seam,
  school_run: m.planning_theme_school_run,
  couples: m.planning_theme_couples,
}

/** 联办: what a station says to a plan that names it. */
export const partnerStates: Record<PartnerState, () => string> = {
  asked: m.joint_state_asked,
  accepted: m.joint_state_accepted,
  declined: m.joint_state_declined,
  left: m.joint_state_left,
}

/** The same, with why one that had answered is asked once more. */
export const partnerStanding = ({ state, askedAgain }: { state: PartnerState; askedAgain: boolean }): string =>
  askedAgain ? m.joint_state_asked_again() : partnerStates[state]()

export const partnerTones: Record<PartnerState, Tone> = {
  asked: 'waiting',
  accepted: 'verified',
  declined: 'plain',
  left: 'plain',
}

const weekdays = [
  m.planning_weekday_1,
  m.planning_weekday_2,
  m.planning_weekday_3,
  m.planning_weekday_4,
  m.planning_weekday_5,
  m.planning_weekday_6,
  m.planning_weekday_7,
]

// From the words, so that a page carries no validator.
export const kinds = Object.keys(kindNames) as SessionKind[]
export const themes = Object.keys(themeNames) as SessionTheme[]

/** ISO: Monday is 1. */
export const weekdayName = (weekday: number): string => weekdays[weekday - 1]!()
