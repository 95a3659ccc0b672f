import type { RemoteTrackPublication, Room } from 'livekit-client'
import type { LiveKit } from './media.ts'

/** All that others send in a room. */
export const publicationsOf = (room: Room): RemoteTrackPublication[] =>
  [...room.remoteParticipants.values()].flatMap((participant) => [...participant.trackPublications.values()])

/** The picture to show of them: a shared screen before a camera, the newest camera before an older one. */
function pictureOf({ Track }: LiveKit, room: Room): RemoteTrackPublication | null {
  const pictures = publicationsOf(room).filter(({ kind }) => kind === Track.Kind.Video)
  return pictures.find(({ source }) => source === Track.Source.ScreenShare) ?? pictures.at(-1) ?? null
}

/** The picture that comes in now. */
export const shownIn = ({ Track }: LiveKit, room: Room): RemoteTrackPublication | undefined =>
  publicationsOf(room).find(({ isSubscribed, kind }) => isSubscribed && kind === Track.Kind.Video)

function isSentBy(room: Room, identity: string | null, { trackSid }: RemoteTrackPublication): boolean {
  return identity !== null && !!room.remoteParticipants.get(identity)?.trackPublications.has(trackSid)
}

interface Wanted {
  soundOnly: boolean
  silent: boolean
  dataSaver: boolean
}

/** Takes what is wanted of all that is sent and lets go of the rest, and of what the viewer sends: guests do not hear themselves. */
export function subscribe(livekit: LiveKit, room: Room, wanted: Wanted, own: string | null): void {
  const { Track, VideoQuality } = livekit
  const { soundOnly, silent, dataSaver } = wanted
  const chosen = soundOnly ? null : pictureOf(livekit, room)
  for (const publication of publicationsOf(room)) {
    const isPicture = publication.kind === Track.Kind.Video
    publication.setSubscribed(isPicture ? publication === chosen : !silent && !isSentBy(room, own, publication))
    if (publication === chosen) publication.setVideoQuality(dataSaver ? VideoQuality.LOW : VideoQuality.HIGH)
  }
}
