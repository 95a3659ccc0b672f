import type { Room } from 'livekit-client'
import { Line } from '#lib/present/line.ts'

const everyMs = 2000

/** Watches the way out of whatever is sent; the browser itself says so only after fifteen seconds. Returns how to stop. */
export function watchLine({ localParticipant }: Room, tell: (isPoor: boolean) => void): () => void {
  const line = new Line()
  const look = async () => {
    const [publication] = localParticipant.videoTrackPublications.values()
    const report = await publication?.track?.getRTCStatsReport()
    tell(line.isPoor(report?.values() ?? null, performance.now()))
  }
  const timer = setInterval(() => void look().catch(() => undefined), everyMs)
  return () => clearInterval(timer)
}
