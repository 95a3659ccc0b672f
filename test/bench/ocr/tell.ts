import type { Took } from '../ocr.ts'

/** Tells what this process took since it began. */
export function tell(text: string): void {
  const took: Took = { seconds: performance.now() / 1_000, peakMb: process.resourceUsage().maxRSS / 1_000, text }
  process.send?.(took)
}
