import type { MediaRole, TrackSource } from '@zhibo/core/media/schema'
import {
  AccessToken,
  type ParticipantInfo,
  RoomServiceClient,
  type TrackInfo,
  TrackSource as LiveKitSource,
  TwirpError,
  type VideoGrant,
  WebhookReceiver,
} from 'livekit-server-sdk'
import { AppError } from '../problem.ts'
import { recordingGate } from './livekit-recording.ts'
import { whipGate } from './livekit-whip.ts'
import type { MediaEvent, MediaFeed, MediaParticipant, MediaServer, MediaTrack } from './server.ts'

const tokenSeconds = 300
const publishSources = [
  LiveKitSource.CAMERA,
  LiveKitSource.MICROPHONE,
  LiveKitSource.SCREEN_SHARE,
  LiveKitSource.SCREEN_SHARE_AUDIO,
]
const sourceNames: Partial<Record<LiveKitSource, TrackSource>> = {
  [LiveKitSource.CAMERA]: 'camera',
  [LiveKitSource.SCREEN_SHARE]: 'screen',
  [LiveKitSource.MICROPHONE]: 'microphone',
  [LiveKitSource.SCREEN_SHARE_AUDIO]: 'microphone',
}
const sourceCodes: Record<TrackSource, LiveKitSource> = {
  camera: LiveKitSource.CAMERA,
  screen: LiveKitSource.SCREEN_SHARE,
  microphone: LiveKitSource.MICROPHONE,
}
const sourcesOf = (named?: readonly TrackSource[]): LiveKitSource[] =>
  named?.map((source) => sourceCodes[source]) ?? publishSources
const eventKinds = new Set<MediaEvent['kind']>([
  'track_published',
  'track_unpublished',
  'participant_joined',
  'participant_left',
  'room_started',
  'room_finished',
])

/** LiveKit behind our words. Only this file and `livekit-recording.ts` know its SDK. */
export function livekit(options: { url: string; apiKey: string; apiSecret: string }): MediaServer {
  const { url, apiKey, apiSecret } = options
  const http = url.replace(/^ws/, 'http')
  const rooms = new RoomServiceClient(http, apiKey, apiSecret, { requestTimeout: 5 })
  const receiver = new WebhookReceiver(apiKey, apiSecret)

  const ensuring = new Map<string, Promise<void>>()
  const sign = (identity: string, grant: VideoGrant, attributes: Record<string, string> = {}): Promise<string> => {
    const token = new AccessToken(apiKey, apiSecret, { identity, ttl: tokenSeconds, attributes })
    token.addGrant(grant)
    return token.toJwt()
  }
  const makeRoom = async (name: string): Promise<void> => {
    await rooms.createRoom({ name, emptyTimeout: 300, departureTimeout: 60 })
  }

  return {
    url,
    recording: recordingGate(http, apiKey, apiSecret),
    // Thousands may ask for the same room at once: one question to the media server answers them all.
    ensureRoom(room) {
      const asked = ensuring.get(room) ?? reach(() => makeRoom(room)).finally(() => ensuring.delete(room))
      ensuring.set(room, asked)
      return asked
    },
    closeRoom: (room) => reach(() => unlessMissing(() => rooms.deleteRoom(room))),
    async mint({ room, identity, role, onAir, page, sources }) {
      const token = await sign(identity, grantOf(room, role, onAir, sources), page ? { page } : {})
      return { token, expiresAt: new Date(Date.now() + tokenSeconds * 1000) }
    },
    setOnAir: (room, identity, onAir, sources) =>
      reach(() =>
        unlessMissing(async () => {
          await rooms.updateParticipant(room, identity, { permission: permissionOf(onAir, sources) })
        }),
      ),
    remove: (room, identity) => reach(() => unlessMissing(() => rooms.removeParticipant(room, identity))),
    participants: (room) =>
      reach(async () => {
        const listed = await rooms.listRooms([room])
        if (listed.length === 0) return null
        return (await rooms.listParticipants(room)).map(toParticipant)
      }),
    feeds: (room) =>
      reach(async () => {
        const listed = await rooms.listRooms([room])
        if (listed.length === 0) return null
        return (await rooms.listParticipants(room)).flatMap(feedsOf)
      }),
    readWebhook: (body, authorization) => readWebhook(receiver, body, authorization),
    async healthy() {
      const answer = await fetch(http, { signal: AbortSignal.timeout(2000) }).catch(() => null)
      return answer?.ok ?? false
    },
    encoders: whipGate(http, (room, identity) => sign(identity, encoderGrant(room))),
  }
}

function grantOf(
  room: string,
  role: MediaRole | 'guest',
  onAir: boolean,
  sources?: readonly TrackSource[],
): VideoGrant {
  const seen = role === 'presenter' || role === 'guest'
  return {
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish: seen && onAir,
    canPublishSources: seen && onAir ? sourcesOf(sources) : [],
    canPublishData: false,
    canUpdateOwnMetadata: false,
    hidden: !seen,
  }
}

/** An encoder only sends: camera and microphone are what WHIP's tracks count as. */
const encoderGrant = (room: string): VideoGrant => ({
  room,
  roomJoin: true,
  canSubscribe: false,
  canPublish: true,
  canPublishSources: [LiveKitSource.CAMERA, LiveKitSource.MICROPHONE],
  canPublishData: false,
  canUpdateOwnMetadata: false,
  hidden: false,
})

// The server overwrites the whole permission object, so every field is said each time.
const permissionOf = (onAir: boolean, sources?: readonly TrackSource[]) => ({
  canSubscribe: true,
  canPublish: onAir,
  canPublishSources: onAir ? sourcesOf(sources) : [],
  canPublishData: false,
  canUpdateMetadata: false,
  hidden: false,
})

async function readWebhook(
  receiver: WebhookReceiver,
  body: string,
  authorization: string | undefined,
): Promise<MediaEvent> {
  const event = await receiver.receive(body, authorization).catch((cause: unknown) => {
    throw new AppError('webhook_signature', { cause })
  })
  const kind = eventKinds.has(event.event as MediaEvent['kind']) ? (event.event as MediaEvent['kind']) : 'other'
  return {
    id: event.id,
    kind,
    name: event.event,
    room: event.room?.name ?? '',
    at: new Date(Number(event.createdAt) * 1000),
    participant: event.participant ? { sid: event.participant.sid, identity: event.participant.identity } : null,
    track: event.track ? toTrack(event.track) : null,
    payload: JSON.parse(body) as Record<string, unknown>,
  }
}

const toParticipant = (participant: ParticipantInfo): MediaParticipant => ({
  sid: participant.sid,
  identity: participant.identity,
  page: participant.attributes.page ?? null,
  mayPublish: participant.permission?.canPublish ?? false,
  tracks: participant.tracks.flatMap((track) => toTrack(track) ?? []),
})

/** `version` carries the server's clock at publication. Sources we have no word for are no evidence. */
function toTrack(track: TrackInfo): MediaTrack | null {
  const source = sourceNames[track.source]
  if (!source) return null
  return {
    sid: track.sid,
    source,
    muted: track.muted,
    publishedAt: new Date(Number(track.version?.unixMicro ?? 0n) / 1000),
  }
}

const feedsOf = ({ identity, tracks }: ParticipantInfo): MediaFeed[] =>
  tracks.flatMap((info) => {
    const track = toTrack(info)
    if (!track) return []
    // Asked for by its name, since a simulcast track may come in several codecs, each with layers of its own.
    const [codec] = info.codecs
    return {
      identity,
      source: track.source,
      muted: track.muted,
      publishedAt: track.publishedAt,
      width: info.width,
      height: info.height,
      codec: codec?.mimeType || info.mimeType,
      layers: (codec?.layers.length ? codec.layers : info.layers).map(({ width, height, bitrate }) => ({
        width,
        height,
        bitsPerSecond: bitrate,
      })),
    }
  })

async function unlessMissing(work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof TwirpError && error.code === 'not_found')) throw error
  })
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((cause: unknown) => {
    throw new AppError('media_unavailable', { retryAfter: 3, cause })
  })
}
