/** What a page receives of a show, over the last interval. */
export interface Quality {
  bitsPerSecond: number
  /** Of the packets that should have come, the share that did not. */
  lost: number
  /** How often the picture has stood still since it began. */
  freezes: number
}

/** Counters of inbound streams at a moment, added up. */
export interface Received {
  atMs: number
  bytes: number
  packets: number
  lost: number
  freezes: number
}

/** What came between two looks; null when they are the same moment, or a stream began anew in between. */
export function qualityBetween(before: Received, after: Received): Quality | null {
  const seconds = (after.atMs - before.atMs) / 1000
  const [bytes, packets, lost] = [
    after.bytes - before.bytes,
    after.packets - before.packets,
    Math.max(0, after.lost - before.lost),
  ]
  if (seconds <= 0 || bytes < 0 || packets < 0) return null
  const due = packets + lost
  return { bitsPerSecond: (bytes * 8) / seconds, lost: due > 0 ? lost / due : 0, freezes: after.freezes }
}
