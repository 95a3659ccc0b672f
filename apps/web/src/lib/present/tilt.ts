/** How a phone is held against what its screen takes for upright. */
export type Tilt = 'upright' | 'sideways' | 'upside_down'

/**
 * Whether the picture lies on its side or stands on its head. `beta` and `gamma` are the angles the phone tells of itself
 * (W3C Device Orientation), `screenAngle` by how much the screen has turned with it: cameras turn with the screen, so a
 * phone whose rotation is locked sends what it holds as it holds it. Null when nobody can say, as of one that lies flat.
 */
export function tiltOf(beta: number | null, gamma: number | null, screenAngle: number): Tilt | null {
  if (beta === null || gamma === null) return null
  const [b, g] = [(beta * Math.PI) / 180, (gamma * Math.PI) / 180]
  // Where up is, seen from the screen: right, and along its height.
  const [right, along] = [-Math.cos(b) * Math.sin(g), Math.sin(b)]
  if (Math.hypot(right, along) < 0.5) return null
  const held = (Math.atan2(right, along) * 180) / Math.PI
  const off = Math.abs(((held - screenAngle + 540) % 360) - 180)
  if (off > 135) return 'upside_down'
  return off > 60 ? 'sideways' : 'upright'
}

/** iPhones ask first, and only when somebody has just pressed something; elsewhere there is nothing to ask. */
export async function mayFeelTilt(): Promise<boolean> {
  const events = globalThis.DeviceOrientationEvent as
    (typeof DeviceOrientationEvent & { requestPermission?: () => Promise<PermissionState> }) | undefined
  if (!events) return false
  return (await events.requestPermission?.().catch(() => 'denied')) !== 'denied'
}

/** Tells how the phone is held, whenever that changes; returns how to stop. A computer tells nothing. */
export function watchTilt(tell: (tilt: Tilt | null) => void): () => void {
  let last: Tilt | null = null
  const feel = ({ beta, gamma }: DeviceOrientationEvent) => {
    const tilt = tiltOf(beta, gamma, screen.orientation?.angle ?? 0)
    if (tilt !== last) tell((last = tilt))
  }
  window.addEventListener('deviceorientation', feel)
  return () => window.removeEventListener('deviceorientation', feel)
}
