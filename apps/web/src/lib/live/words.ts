import type { SessionState } from '@zhibo/core/sessions/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

/** A session's state as a badge: vermilion only while it is really on air. */
export function sessionBadge(state: SessionState, stopped: boolean): { tone: Tone; text: string } {
  if (stopped) return { tone: 'danger', text: m.live_stopped() }
  switch (state) {
    case 'live':
      return { tone: 'live', text: m.live_on_air() }
    case 'interrupted':
      return { tone: 'waiting', text: m.live_interrupted() }
    case 'ended':
    case 'sealed':
      return { tone: 'plain', text: m.live_ended() }
    case 'cancelled':
      return { tone: 'plain', text: m.live_cancelled() }
    default:
      return { tone: 'plain', text: m.live_scheduled() }
  }
}
