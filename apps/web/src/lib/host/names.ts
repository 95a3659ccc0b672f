import type { SessionState, StopCause } from '@zhibo/core/sessions/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

const stateNames: Record<SessionState, () => string> = {
  draft: m.host_state_draft,
  in_review: m.host_state_in_review,
  scheduled: m.host_state_scheduled,
  live: m.host_state_live,
  interrupted: m.host_state_interrupted,
  ended: m.host_state_ended,
  sealed: m.host_state_sealed,
  cancelled: m.host_state_cancelled,
}

/** Why a show is stopped, as whoever stops it says it. */
export const stopCauseNames: Record<StopCause, () => string> = {
  speech: m.host_stop_speech,
  safety: m.host_stop_safety,
  technical: m.host_stop_technical,
}

const stateTones: Partial<Record<SessionState, Tone>> = {
  in_review: 'waiting',
  scheduled: 'verified',
  live: 'live',
  interrupted: 'waiting',
}

interface Standing {
  state: SessionState
  stopped?: boolean
  rehearsing?: boolean
}

/** A session's state as those who run it speak of it: a stop and a rehearsal go before the state itself. */
export function hostBadge({ state, stopped = false, rehearsing = false }: Standing): { tone: Tone; text: string } {
  if (stopped && state === 'interrupted') return { tone: 'danger', text: m.host_state_stopped() }
  if (rehearsing && state === 'scheduled') return { tone: 'waiting', text: m.host_state_rehearsal() }
  return { tone: stateTones[state] ?? 'plain', text: stateNames[state]() }
}
