import type { RemoteTrack, RemoteTrackPublication } from '@livekit/rtc-node'

const middle = 1

/**
 * Asks for the middle one of three simulcast layers: enough for a recording, a quarter of the work. The client can, but
 * its Node package has no word for it yet, so it is asked in its own protocol; where that is not there, the best layer
 * comes, and ffmpeg makes it smaller.
 */
export function askForMiddleLayer(publication: RemoteTrackPublication): void {
  const { _ffiClientInstance: client } = globalThis
  client?.request({
    message: {
      case: 'setRemoteTrackPublicationQuality',
      value: { trackPublicationHandle: publication.ffiHandle.handle, quality: middle },
    },
  })
}

/** What has come out of a track's jitter buffer since it began, and how long all of that waited in it. */
export interface Waited {
  count: number
  seconds: number
}

/**
 * Asks the client how long what it receives of a track waits before it is handed out, in its own protocol for the same
 * reason; null where it does not tell.
 */
export async function askForWaits(track: RemoteTrack): Promise<Waited | null> {
  const { _ffiClientInstance: client } = globalThis
  if (!client) return null
  const requestAsyncId = client.getNextRequestAsyncId()
  const told = client.waitFor<{ stats?: RtcStats[] }>(
    ({ message }) => message.case === 'getStats' && message.value.asyncId === requestAsyncId,
    { signal: AbortSignal.timeout(2_000) },
  )
  client.request({ message: { case: 'getStats', value: { trackHandle: track.ffi_handle.handle, requestAsyncId } } })
  const { stats = [] } = await told
  for (const { stats: each } of stats) {
    if (each.case !== 'inboundRtp') continue
    const { jitterBufferDelay = 0, jitterBufferEmittedCount = 0n } = each.value.inbound ?? {}
    return { count: Number(jitterBufferEmittedCount), seconds: jitterBufferDelay }
  }
  return null
}

interface RtcStats {
  stats:
    | { case: 'inboundRtp'; value: { inbound?: { jitterBufferDelay?: number; jitterBufferEmittedCount?: bigint } } }
    | { case: undefined }
}
