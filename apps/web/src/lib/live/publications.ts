import type { RemoteTrackPublication, Room } from 'livekit-client'
import type { LiveKit } from './media.ts'

/** All that others send in a room. */
export const publicationsOf = (room: Room): RemoteTrackPublication[] =>
  [...room.remoteParticipants.values()].flatMap((participant) => [...participant.trackPublications.values()])

/** The picture to show of them: a shared screen before a camera, the newest camera before an older one. */
export function pictureOf({ Track }: LiveKit, room: Room): RemoteTrackPublication | null {
  const pictures = publicationsOf(room).filter(({ kind }) => kind === Track.Kind.Video)
  return pictures.find(({ source }) => source === Track.Source.ScreenShare) ?? pictures.at(-1) ?? null
}

export function isSentBy(room: Room, identity: string | null, { trackSid }: RemoteTrackPublication): boolean {
  return identity !== null && !!room.remoteParticipants.get(identity)?.trackPublications.has(trackSid)
}
