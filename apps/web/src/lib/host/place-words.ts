import type { PresenterDevice } from '@zhibo/core/media/schema'
import type { SessionHealthView } from '@zhibo/core/sessions/control'
import { m } from '#lib/paraglide/messages.js'

const deviceNames: Record<PresenterDevice, () => string> = {
  main: m.control_place_main,
  spare: m.control_place_spare,
  encoder: m.control_place_encoder,
}

/** From what a presenter is connected, and whether anybody could hear them; someone on air without a device was cut off. */
export function placeWords(
  presenterId: string,
  { present, feeds }: Pick<SessionHealthView, 'present' | 'feeds'>,
  onAir: boolean,
): string {
  const devices = present.filter((each) => each.presenterId === presenterId).map(({ device }) => deviceNames[device]())
  if (devices.length === 0) return onAir ? m.control_place_lost() : m.control_place_out()
  const microphones = feeds.filter(({ id, source }) => id === presenterId && source === 'microphone')
  const silent = microphones.length > 0 && microphones.every(({ muted }) => muted)
  const connected = m.control_place_in({ devices: devices.join(m.control_place_and()) })
  return silent ? `${connected} · ${m.control_place_muted()}` : connected
}
