import type { TestPass, Uplink } from '@zhibo/core/device-tests/schema'
import type { LocalTrack, Room } from 'livekit-client'
import { type Sent, sentOf, uplinkBetween } from '#lib/present/uplink-stats.ts'
import { type LiveKit, loadLiveKit } from './media.ts'
import { sendingOptions } from './presenter-sending.ts'

/** The first seconds feel their way up; what counts is what comes after. */
const warmUpMs = 3000
const measureMs = 5000
const none: Uplink = { kbps: null, lossPercent: null, rttMs: null }

interface Telling {
  /** The smallest picture a viewer may get, as it comes back from the media server. */
  watched: (stream: MediaStream) => void
  /** From 0 to 1. */
  progress: (done: number) => void
}

/** Sends the camera to the media server for eight seconds, the way it goes on air, and measures what arrives. Throws when `signal` ends it. */
export async function measureUplink(
  pass: TestPass,
  camera: MediaStreamTrack,
  { watched, progress }: Telling,
  signal: AbortSignal,
): Promise<Uplink> {
  const livekit = await loadLiveKit()
  // Every size is sent, whether or not somebody watches it.
  const sender = new livekit.Room({ ...sendingOptions(livekit), dynacast: false })
  const watcher = new livekit.Room()
  // A copy: the test ends it, the camera stays.
  const copy = camera.clone()
  try {
    showSmallest(livekit, watcher, watched)
    await Promise.all([
      sender.connect(pass.url, pass.send, { autoSubscribe: false, maxRetries: 1 }),
      watcher.connect(pass.url, pass.watch, { maxRetries: 1 }),
    ])
    const { track } = await sender.localParticipant.publishTrack(copy, { source: livekit.Track.Source.Camera })
    return await watchSending(track!, progress, signal)
  } catch (error) {
    signal.throwIfAborted()
    // No way through at all is a result, and the one that matters most.
    if (error instanceof livekit.LivekitError) return none
    throw error
  } finally {
    copy.stop()
    await Promise.all([sender.disconnect(), watcher.disconnect()])
  }
}

async function watchSending(track: LocalTrack, progress: Telling['progress'], signal: AbortSignal): Promise<Uplink> {
  const began = performance.now()
  let first: Sent | null = null
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    signal.throwIfAborted()
    const elapsed = performance.now() - began
    progress(Math.min(1, elapsed / (warmUpMs + measureMs)))
    if (elapsed < warmUpMs) continue
    const report = await track.getRTCStatsReport()
    const now = sentOf(report?.values() ?? [], elapsed)
    first ??= now
    if (elapsed >= warmUpMs + measureMs) return uplinkBetween(first, now)
  }
}

function showSmallest({ RoomEvent, Track, VideoQuality }: LiveKit, watcher: Room, watched: Telling['watched']): void {
  watcher.on(RoomEvent.TrackSubscribed, (track, publication) => {
    if (track.kind !== Track.Kind.Video) return
    publication.setVideoQuality(VideoQuality.LOW)
    watched(new MediaStream([track.mediaStreamTrack]))
  })
}
