import type { PresenterDevice } from '@zhibo/core/media/schema'
import type { LiveState } from '@zhibo/core/live/state'
import type { PresenterPhase } from '#lib/live/presenter-room.svelte.ts'
import { m } from '#lib/paraglide/messages.js'

/** How it stands with a presenter, in the largest words of the page. */
export interface Standing {
  title: string
  text: string
  look: 'live' | 'rehearsal' | 'waiting' | 'plain' | 'danger'
}

interface Facts {
  phase: PresenterPhase
  rehearsal: boolean
  /** There is a picture of one's own: the camera is on and works. */
  hasPicture: boolean
  /** Which device of the place sends. */
  sender: PresenterDevice
  live: Pick<LiveState, 'state' | 'stopped' | 'cancelReason'>
}

/** What the session says goes before what the connection says. */
export function standingOf({ phase, rehearsal, hasPicture, sender, live }: Facts): Standing {
  if (live.state === 'cancelled')
    return {
      title: m.present_state_cancelled(),
      text: m.present_state_cancelled_text({ reason: live.cancelReason ?? '' }),
      look: 'plain',
    }
  if (live.state === 'ended' || live.state === 'sealed')
    return { title: m.present_state_ended(), text: m.present_state_ended_text(), look: 'plain' }
  if (live.stopped) return { title: m.present_state_stopped(), text: m.present_state_stopped_text(), look: 'danger' }
  switch (phase) {
    case 'on_air':
      if (rehearsal)
        return { title: m.present_state_rehearsal(), text: m.present_state_rehearsal_text(), look: 'rehearsal' }
      return hasPicture
        ? { title: m.present_state_on_air(), text: '', look: 'live' }
        : { title: m.present_state_camera_off(), text: m.present_camera_off_warning(), look: 'waiting' }
    case 'standby':
      return standingBy(sender, rehearsal)
    case 'off_air':
      return {
        title: rehearsal ? m.present_state_rehearsal() : m.present_state_off_air(),
        text: rehearsal ? m.present_state_off_air() : m.present_state_off_air_text(),
        look: rehearsal ? 'rehearsal' : 'plain',
      }
    case 'reconnecting':
      return { title: m.present_state_reconnecting(), text: m.present_state_reconnecting_text(), look: 'waiting' }
    case 'elsewhere':
      return { title: m.present_state_elsewhere(), text: m.present_state_elsewhere_text(), look: 'waiting' }
    case 'taken':
      return { title: m.present_state_taken(), text: m.present_state_taken_text(), look: 'waiting' }
    case 'waiting':
      return { title: m.present_state_waiting(), text: m.present_state_waiting_text(), look: 'plain' }
    default:
      return { title: m.present_state_connecting(), text: '', look: 'plain' }
  }
}

/** On air by another device of one's own. */
const standingBy = (sender: PresenterDevice, rehearsal: boolean): Standing => ({
  title: rehearsal ? m.present_state_rehearsal() : m.present_state_on_air(),
  text: sender === 'encoder' ? m.present_state_studio_text() : m.present_state_spare_text(),
  look: rehearsal ? 'rehearsal' : 'live',
})
