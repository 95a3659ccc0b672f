/**
 * What of livekit-client the pages use: named here, because what is fetched as a whole is bundled as a whole, with its
 * encryption, its token sources and its connection checks. Only ever fetched, never imported by what a page needs at once.
 */
export {
  ConnectionQuality,
  ConnectionState,
  DisconnectReason,
  LivekitError,
  Room,
  RoomEvent,
  Track,
  VideoPresets,
  VideoQuality,
} from 'livekit-client'
