import { expect, test } from 'vitest'
import { CameraResult, MicrophoneResult, type Uplink } from './schema.ts'
import { isGoodEnough, judgeUplink } from './verdict.ts'

const line = (given: Partial<Uplink> = {}): Uplink => ({ kbps: 2000, lossPercent: 0, rttMs: 40, ...given })

test.each([
  ['good', {}],
  ['good', { kbps: 800, lossPercent: 3, rttMs: 600 }],
  ['good', { lossPercent: null, rttMs: null }],
  ['weak', { kbps: 799 }],
  ['weak', { lossPercent: 3.1 }],
  ['weak', { rttMs: 601 }],
  ['weak', { kbps: 250, lossPercent: 10 }],
  ['poor', { kbps: 249 }],
  ['poor', { lossPercent: 10.1 }],
  ['blocked', { kbps: 0 }],
  ['blocked', { kbps: null, lossPercent: null, rttMs: null }],
] as const)('an up-link is %s with %j', (verdict, given) => expect(judgeUplink(line(given))).toBe(verdict))

test('what must be mended first: no camera or a black one, no voice, no way through', () => {
  const good = { camera: 'ok', microphone: 'ok', uplink: line() } as const
  const cameras = CameraResult.options.filter((camera) => isGoodEnough({ ...good, camera }))
  const microphones = MicrophoneResult.options.filter((microphone) => isGoodEnough({ ...good, microphone }))
  expect(cameras).toEqual(['ok', 'dark'])
  expect(microphones).toEqual(['ok', 'loud'])
  expect(isGoodEnough({ ...good, uplink: line({ kbps: 500 }) })).toBe(true)
  expect(isGoodEnough({ ...good, uplink: line({ kbps: 100 }) })).toBe(false)
  expect(isGoodEnough({ ...good, uplink: line({ kbps: null }) })).toBe(false)
})
