import type { PresenterDevice } from '@zhibo/core/media/schema'

/** Another device of one's own place, as it stands in the room. */
export interface OtherDevice {
  device: PresenterDevice
  /** It has something published, muted or not. */
  sends: boolean
}

/**
 * Which device of a place sends. One at a time, so that viewers never see a place twice: the studio's encoder before the
 * device one speaks with, and that before a spare, which stands by until the other sends nothing.
 */
export function senderOf(own: 'main' | 'spare', others: readonly OtherDevice[]): PresenterDevice {
  const sends = (device: PresenterDevice) => others.some((other) => other.device === device && other.sends)
  if (sends('encoder')) return 'encoder'
  return own === 'spare' && sends('main') ? 'main' : own
}
