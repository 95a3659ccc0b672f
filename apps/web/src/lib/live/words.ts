import type { SessionState, Slate, StopCause } from '@zhibo/core/sessions/schema'
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
    case 'draft':
    case 'in_review':
      return { tone: 'waiting', text: m.live_withdrawn() }
    case 'cancelled':
      return { tone: 'plain', text: m.live_cancelled() }
    default:
      return { tone: 'plain', text: m.live_scheduled() }
  }
}

export const slateNames: Record<Slate, () => string> = {
  intermission: m.live_slate_intermission,
  technical: m.live_slate_technical,
}

/** Why a show was stopped, as everyone may know it. */
export function stopWords(cause: StopCause | null): string {
  switch (cause) {
    case 'speech':
      return m.live_stopped_speech()
    case 'safety':
      return m.live_stopped_safety()
    case 'technical':
      return m.live_stopped_technical()
    case null:
      return m.live_stopped_text()
  }
}
