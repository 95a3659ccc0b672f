import type { LocalParticipant, LocalTrackPublication, Room, RoomOptions, Track } from 'livekit-client'
import { isPhone } from '#lib/present/device-problem.ts'
import type { LiveKit } from './media.ts'

/** How a presenter sends: three sizes of picture, the small ones first when the line is thin, and speech. */
export function sendingOptions({ VideoPresets }: LiveKit): RoomOptions {
  return {
    dynacast: true,
    disconnectOnPageLeave: false,
    // The camera stays open when the host takes the presenter off air: the next turn starts at once.
    stopLocalTrackOnUnpublish: false,
    // Our own loop comes back with a fresh pass; the client's resume covers a blink of the network.
    reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => (retryCount < 3 ? 300 : null) },
    publishDefaults: {
      videoCodec: 'vp8',
      simulcast: true,
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      videoEncoding: (isPhone() ? VideoPresets.h540 : VideoPresets.h720).encoding,
      audioPreset: { maxBitrate: 24_000 },
      red: true,
      dtx: true,
      degradationPreference: 'maintain-framerate',
    },
  }
}

/** What is to be sent: the devices' tracks, and those of a shared screen. */
export interface Sources {
  own: MediaStream | null
  shared: MediaStream | null
}

/** Publishes what is not published yet, takes back what is no longer there, and leaves the rest as it is. */
export async function send({ localParticipant }: Room, livekit: LiveKit, sources: Sources): Promise<void> {
  const wanted = wantedOf(livekit, sources)
  for (const { track, source } of localParticipant.trackPublications.values())
    if (track && wanted.get(source) !== track.mediaStreamTrack) await localParticipant.unpublishTrack(track, false)
  for (const [source, track] of wanted)
    if (!localParticipant.getTrackPublication(source))
      await localParticipant.publishTrack(track, { source, stopMicTrackOnMute: false })
}

/** Takes everything back. The server may have dropped it already; this end must let go too, or the next turn would find it published. */
export async function sendNothing({ localParticipant }: Room): Promise<void> {
  for (const { track } of localParticipant.trackPublications.values())
    if (track) await localParticipant.unpublishTrack(track, false)
}

/** The switches hold for the devices themselves and for what is published of them: a muted track is told to everyone. */
export async function applySwitches(
  { Track: { Source } }: LiveKit,
  { localParticipant }: { localParticipant: LocalParticipant },
  on: { camera: boolean; microphone: boolean },
): Promise<void> {
  await set(localParticipant.getTrackPublication(Source.Camera), on.camera)
  await set(localParticipant.getTrackPublication(Source.Microphone), on.microphone)
}

async function set(publication: LocalTrackPublication | undefined, on: boolean): Promise<void> {
  if (on) await publication?.track?.unmute()
  else await publication?.track?.mute()
}

function wantedOf({ Track: { Source } }: LiveKit, { own, shared }: Sources): Map<Track.Source, MediaStreamTrack> {
  const wanted = new Map<Track.Source, MediaStreamTrack>()
  const put = (stream: MediaStream | null, video: Track.Source, audio: Track.Source) => {
    for (const track of stream?.getTracks() ?? [])
      if (track.readyState === 'live') wanted.set(track.kind === 'video' ? video : audio, track)
  }
  put(own, Source.Camera, Source.Microphone)
  put(shared, Source.ScreenShare, Source.ScreenShareAudio)
  return wanted
}
