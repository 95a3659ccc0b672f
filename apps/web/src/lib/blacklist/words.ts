import type { BlacklistReason, BlacklistState } from '@zhibo/core/blacklist/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

/** In the order in which they are worked through. */
export const tabs: readonly BlacklistState[] = ['proposed', 'in_force', 'lifted', 'ended', 'declined']

const tabWords: Record<BlacklistState, () => string> = {
  proposed: m.blacklist_tab_proposed,
  in_force: m.blacklist_tab_in_force,
  lifted: m.blacklist_tab_over,
  ended: m.blacklist_tab_ended,
  declined: m.blacklist_tab_declined,
}
export const tabWord = (state: BlacklistState): string => tabWords[state]()

const stateWords: Record<BlacklistState, () => string> = {
  proposed: m.blacklist_state_proposed,
  in_force: m.blacklist_state_in_force,
  lifted: m.blacklist_state_lifted,
  ended: m.blacklist_state_ended,
  declined: m.blacklist_state_declined,
}
export const stateWord = (state: BlacklistState): string => stateWords[state]()

const tones: Record<BlacklistState, Tone> = {
  proposed: 'waiting',
  in_force: 'danger',
  lifted: 'plain',
  ended: 'plain',
  declined: 'plain',
}
export const stateTone = (state: BlacklistState): Tone => tones[state]

const reasons: Record<BlacklistReason, () => string> = {
  false_posts: m.blacklist_reason_false_posts,
  fees_taken: m.blacklist_reason_fees_taken,
  wages_unpaid: m.blacklist_reason_wages_unpaid,
  forged_papers: m.blacklist_reason_forged_papers,
  harm_to_workers: m.blacklist_reason_harm_to_workers,
  evasion: m.blacklist_reason_evasion,
  other: m.blacklist_reason_other,
}
export const reasonWord = (reason: BlacklistReason): string => reasons[reason]()
