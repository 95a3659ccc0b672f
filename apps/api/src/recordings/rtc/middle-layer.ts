import type { RemoteTrackPublication } from '@livekit/rtc-node'

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
