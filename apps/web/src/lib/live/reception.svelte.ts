import type { RemoteTrackPublication, Room } from 'livekit-client'
import type { LiveKit } from './media.ts'
import { type Quality, qualityBetween, type Received } from './quality.ts'
import { afterLook, type Look, type Stall, steady, withPicture } from './stall.ts'

interface Inbound {
  id: string
  bytesReceived?: number
  packetsReceived?: number
  packetsLost?: number
  freezeCount?: number
  totalFreezesDuration?: number
  framesDecoded?: number
}

/** Counters of everything that comes in, added up, with what only the picture has. */
interface Measured extends Received {
  frozenMs: number
  frames: number
}

/** What a page receives of a show: how much, how well, and whether the line carries a picture. */
export class Reception {
  /** Since the page was opened, through reconnects too, each of which begins the browser's own counters anew. */
  megabytes = $state(0)
  /** What came in since the last look; null while nothing plays. */
  quality = $state.raw<Quality | null>(null)
  /** Between picture and sound: `fallen` when the picture kept stalling, `offered` when it would go again. */
  stall = $state.raw<Stall>(steady)
  readonly #bytes = new Map<string, number>()
  #before: Measured | null = null
  #look: Omit<Look, 'paused' | 'line'> | null = null

  /** Reads the counters, for what came in since they were read last. */
  async read(publications: readonly RemoteTrackPublication[]): Promise<void> {
    const [before, now] = [this.#before, await this.#measure(publications)]
    this.#before = now
    this.quality = before && qualityBetween(before, now)
    this.#look = before &&
      this.quality && {
        frozenMs: now.frozenMs - before.frozenMs,
        frames: now.frames - before.frames,
        packets: now.packets - before.packets,
        lost: this.quality.lost,
      }
    this.megabytes = [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6
  }

  /** Nothing plays: the next reading begins anew. */
  rest(): void {
    this.#before = null
    this.#look = null
  }

  /** What the last reading means for the picture. */
  judge({ ConnectionQuality, Track }: LiveKit, room: Room, publications: readonly RemoteTrackPublication[]): void {
    if (!this.#look) return
    const { connectionQuality } = room.localParticipant
    const picture = publications.find((each) => each.isSubscribed && each.kind === Track.Kind.Video)
    const lines = { [ConnectionQuality.Lost]: 'lost', [ConnectionQuality.Poor]: 'poor' } as Record<string, Look['line']>
    this.stall = afterLook(this.stall, {
      ...this.#look,
      paused: picture?.track?.streamState === Track.StreamState.Paused,
      line: lines[connectionQuality] ?? 'good',
    })
  }

  /** The viewer chose for themselves. */
  chosen(): void {
    this.stall = withPicture(this.stall)
  }

  async #measure(publications: readonly RemoteTrackPublication[]): Promise<Measured> {
    const now: Measured = { atMs: performance.now(), bytes: 0, packets: 0, lost: 0, freezes: 0, frozenMs: 0, frames: 0 }
    for (const { track } of publications) {
      const report = await track?.getRTCStatsReport()
      for (const stats of report?.values() ?? []) {
        if (stats.type !== 'inbound-rtp') continue
        const inbound = stats as Inbound
        this.#bytes.set(`${track?.sid}/${inbound.id}`, inbound.bytesReceived ?? 0)
        now.bytes += inbound.bytesReceived ?? 0
        now.packets += inbound.packetsReceived ?? 0
        now.lost += inbound.packetsLost ?? 0
        now.freezes += inbound.freezeCount ?? 0
        now.frozenMs += (inbound.totalFreezesDuration ?? 0) * 1000
        now.frames += inbound.framesDecoded ?? 0
      }
    }
    return now
  }
}
