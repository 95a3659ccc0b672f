/** What may be wrong with a camera or a microphone, as somebody who holds it would put it. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'unplugged' | 'interrupted' | 'insecure' | 'other'

export const kinds = ['camera', 'microphone'] as const
export type DeviceKind = (typeof kinds)[number]

/** Why a device could not be opened, by the name the browser gives. */
export function problemOf(error: unknown): DeviceProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    case 'SecurityError':
      return 'insecure'
    default:
      return 'other'
  }
}

/** What the browser's settings refuse for this page; nothing where it does not say. */
export async function deniedKinds(): Promise<DeviceKind[]> {
  const denied = await Promise.all(kinds.map(async (kind) => ((await isDenied(kind)) ? kind : null)))
  return denied.filter((kind) => kind !== null)
}

const isDenied = async (kind: DeviceKind): Promise<boolean> => {
  const status = await navigator.permissions?.query({ name: kind }).catch(() => null)
  return status?.state === 'denied'
}

/** Why a device that worked gave up: its right was taken back, its cable pulled out, or something else has it now. */
export async function whyLost(kind: DeviceKind, track: MediaStreamTrack): Promise<DeviceProblem> {
  if (await isDenied(kind)) return 'denied'
  const known = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  return known.some(({ deviceId }) => deviceId === track.getSettings().deviceId) ? 'busy' : 'unplugged'
}

/** Held in the hand, with less to spare for a large picture. */
export const isPhone = (): boolean =>
  matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 600
