import { m } from '#lib/paraglide/messages.js'
import type { Hint } from './hints.ts'

/** What a hint says, and what to do about it. */
export const hintWords: Record<Hint, { title: () => string; text: () => string }> = {
  muted_talking: { title: m.present_hint_muted, text: m.present_hint_muted_text },
  black: { title: m.present_hint_black, text: m.present_hint_black_text },
  upside_down: { title: m.present_hint_upside_down, text: m.present_hint_upside_down_text },
  network: { title: m.present_hint_network, text: m.present_hint_network_text },
  sideways: { title: m.present_hint_sideways, text: m.present_hint_sideways_text },
  dark: { title: m.present_hint_dark, text: m.present_hint_dark_text },
}
