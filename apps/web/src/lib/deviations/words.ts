import type { DeviationFileView } from '@zhibo/core/deviations/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

/** How a deviation stands, in words. */
export function deviationBadge({ state, outcome }: DeviationFileView): { tone: Tone; text: string } {
  if (state === 'withdrawn') return { tone: 'plain', text: m.deviations_withdrawn() }
  if (state === 'open') return { tone: 'waiting', text: m.deviations_open() }
  if (state === 'explained') return { tone: 'waiting', text: m.deviations_explained() }
  return outcome === 'accepted'
    ? { tone: 'verified', text: m.deviations_accepted() }
    : { tone: 'danger', text: m.deviations_not_accepted() }
}
