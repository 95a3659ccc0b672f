import { expect, test } from 'vitest'
import { type Sent, sentOf, uplinkBetween } from './uplink-stats.ts'

const moment = (given: Partial<Sent> = {}): Sent => ({
  atMs: 0,
  bytes: 0,
  packets: 0,
  lost: 0,
  rtt: null,
  available: null,
  ...given,
})

test('all sizes of a picture are added up; the line is the one that is used', () => {
  const report = [
    { type: 'outbound-rtp', bytesSent: 1000, packetsSent: 10 },
    { type: 'outbound-rtp', bytesSent: 3000, packetsSent: 20 },
    { type: 'remote-inbound-rtp', packetsLost: 1, roundTripTime: 0.2 },
    { type: 'remote-inbound-rtp', packetsLost: -3, roundTripTime: 0.3 },
    { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9, availableOutgoingBitrate: 9 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04, availableOutgoingBitrate: 2_000_000 },
    { type: 'codec' },
  ]
  expect(sentOf(report, 5)).toEqual({ atMs: 5, bytes: 4000, packets: 30, lost: 1, rtt: 0.04, available: 2_000_000 })
})

test('a browser that says little still gives a report', () => {
  expect(sentOf([{ type: 'outbound-rtp' }], 0)).toEqual(moment())
  expect(sentOf([], 0)).toEqual(moment())
})

test('what arrived in a second is the rate', () => {
  const up = uplinkBetween(moment(), moment({ atMs: 4000, bytes: 500_000, packets: 500, lost: 50, rtt: 0.05 }))
  expect(up).toEqual({ kbps: 900, lossPercent: 10, rttMs: 50 })
})

test('a still picture says nothing against a good line', () => {
  const quiet = moment({ atMs: 4000, bytes: 50_000, packets: 100, available: 2_400_000 })
  expect(uplinkBetween(moment(), quiet).kbps).toBe(2400)
})

test('where nothing was sent or nothing arrived there is no line', () => {
  const none = { kbps: null, lossPercent: null, rttMs: null }
  expect(uplinkBetween(moment(), moment({ atMs: 4000 }))).toEqual(none)
  expect(uplinkBetween(moment(), moment({ atMs: 4000, bytes: 9000, packets: 9, lost: 9 }))).toEqual(none)
  expect(uplinkBetween(moment(), moment({ atMs: 4000, bytes: 9000, packets: 9, lost: 99 }))).toEqual(none)
})

test('a figure no line has is cut', () => {
  expect(uplinkBetween(moment(), moment({ atMs: 1, bytes: 1e9, packets: 9 })).kbps).toBe(20_000)
})
