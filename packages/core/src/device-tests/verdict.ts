import type { SaveDeviceTest, Uplink, UplinkVerdict } from './schema.ts'

/** kbit/s: 360 lines and sound need the one, sound and the smallest picture the other. */
const clear = 800
const least = 250

/** What viewers get over an up-link: a clear picture, a small or jerky one, hardly any, or nothing at all. */
export function judgeUplink({ kbps, lossPercent, rttMs }: Uplink): UplinkVerdict {
  if (kbps === null || kbps === 0) return 'blocked'
  const loss = lossPercent ?? 0
  if (kbps < least || loss > 10) return 'poor'
  return kbps < clear || loss > 3 || (rttMs ?? 0) > 600 ? 'weak' : 'good'
}

/** Whether somebody may be shown like this. A dark picture, a loud voice and a weak line are told, and can be lived with. */
export const isGoodEnough = ({ camera, microphone, uplink }: Omit<SaveDeviceTest, 'presenterId'>): boolean =>
  ['ok', 'dark'].includes(camera) &&
  ['ok', 'loud'].includes(microphone) &&
  ['good', 'weak'].includes(judgeUplink(uplink))
