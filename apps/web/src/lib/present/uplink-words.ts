import type { Uplink, UplinkVerdict } from '@zhibo/core/device-tests/schema'
import { m } from '#lib/paraglide/messages.js'

/** What viewers will get over this line, and what to do about it. */
export const uplinkWords: Record<UplinkVerdict, { title: () => string; text: () => string }> = {
  good: { title: m.present_uplink_good, text: () => '' },
  weak: { title: m.present_uplink_weak, text: m.present_uplink_weak_text },
  poor: { title: m.present_uplink_poor, text: m.present_uplink_poor_text },
  blocked: { title: m.present_uplink_blocked, text: m.present_uplink_blocked_text },
}

/** The figures, for those who are asked for them; nothing when there are none. */
export function rateWords({ kbps, lossPercent, rttMs }: Uplink): string {
  if (kbps === null) return ''
  const rate = (kbps / 1000).toFixed(1)
  return m.present_uplink_figures({ rate, loss: lossPercent ?? 0, rtt: rttMs ?? 0 })
}
