import type { Uplink } from '@zhibo/core/device-tests/schema'

/** What a sender's statistics come to at one moment, over all sizes it sends. */
export interface Sent {
  atMs: number
  bytes: number
  packets: number
  lost: number
  /** To the other end and back, in seconds. */
  rtt: number | null
  /** What the browser thinks the line would carry, in bit/s; not every browser says. */
  available: number | null
}

/** Reads a sender's report (W3C WebRTC statistics). */
export function sentOf(report: Iterable<Record<string, unknown>>, atMs: number): Sent {
  const sent: Sent = { atMs, bytes: 0, packets: 0, lost: 0, rtt: null, available: null }
  for (const stats of report) {
    if (stats.type === 'outbound-rtp') {
      sent.bytes += numberOf(stats.bytesSent) ?? 0
      sent.packets += numberOf(stats.packetsSent) ?? 0
    } else if (stats.type === 'remote-inbound-rtp') {
      sent.lost += Math.max(0, numberOf(stats.packetsLost) ?? 0)
      sent.rtt ??= numberOf(stats.roundTripTime)
    } else if (stats.type === 'candidate-pair' && stats.nominated === true) {
      sent.rtt = numberOf(stats.currentRoundTripTime) ?? sent.rtt
      sent.available = numberOf(stats.availableOutgoingBitrate)
    }
  }
  return sent
}

/** Faster than any show needs, and than a browser's guess is worth. */
const most = 20_000

/**
 * The up-link between two moments. A still picture needs few bytes however good the line is: where the browser says what
 * the line would carry, that counts. Nothing that arrived is no up-link at all.
 */
export function uplinkBetween(first: Sent, last: Sent): Uplink {
  const packets = last.packets - first.packets
  const lost = Math.min(packets, Math.max(0, last.lost - first.lost))
  const rate = ((last.bytes - first.bytes) * 8) / Math.max(1, last.atMs - first.atMs)
  if (packets <= 0 || lost === packets) return { kbps: null, lossPercent: null, rttMs: null }
  const arrived = rate * (1 - lost / packets)
  return {
    kbps: Math.min(most, Math.round(Math.max(arrived, (last.available ?? 0) / 1000))),
    lossPercent: Math.round((lost / packets) * 1000) / 10,
    rttMs: last.rtt === null ? null : Math.round(last.rtt * 1000),
  }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
