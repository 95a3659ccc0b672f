import type { MediaRole, TrackSource } from '@zhibo/core/media/schema'
import type { RecordingGate } from './recording-gate.ts'

/** A track as the media server sees it now. `publishedAt` is the server's own clock. */
export interface MediaTrack {
  sid: string
  source: TrackSource
  muted: boolean
  publishedAt: Date
}

export interface MediaParticipant {
  sid: string
  identity: string
  /** The page it came in from, as its pass says. */
  page: string | null
  mayPublish: boolean
  tracks: MediaTrack[]
}

/** What somebody sends, as far as the media server knows its sizes. */
export interface MediaFeed extends Omit<MediaTrack, 'sid'> {
  identity: string
  width: number
  height: number
  codec: string
  layers: { width: number; height: number; bitsPerSecond: number }[]
}

/** An encoder's connection: what it is told, and by what the media server knows it from then on. */
export interface Ingest {
  answer: string
  /** The participant it became. */
  sid: string
  /** Changes when the connection is restarted; candidates are for one of them. */
  iceSession: string | null
  /** TURN and STUN servers, as `Link` headers. */
  links: string[]
}

/** A webhook after its signature was checked, in our words. `kind: 'other'` is kept and not acted upon. */
export interface MediaEvent {
  id: string
  kind:
    | 'track_published'
    | 'track_unpublished'
    | 'participant_joined'
    | 'participant_left'
    | 'room_started'
    | 'room_finished'
    | 'other'
  name: string
  room: string
  at: Date
  participant: { sid: string; identity: string } | null
  track: MediaTrack | null
  payload: Record<string, unknown>
}

/** Where an encoder stands in a room. */
export interface EncoderSeat {
  room: string
  identity: string
  sid: string
}

/** How encoders that speak WHIP (RFC 9725) come in. Whoever calls this has decided that they may. */
export interface EncoderGate {
  /** Takes an offer: the encoder publishes from then on. Throws AppError `sdp_unreadable` for what is none. */
  admit(room: string, identity: string, offer: string): Promise<Ingest>
  /** Hands candidates on. Throws AppError `not_found` when the connection is gone. */
  trickle(seat: EncoderSeat, iceSession: string, fragment: string): Promise<void>
  /** Ends a connection. One that is gone is fine. */
  end(seat: EncoderSeat): Promise<void>
}

/** The media server, as much of it as we use. One implementation speaks to LiveKit. */
export interface MediaServer {
  /** Where browsers connect: ws:// or wss://. */
  readonly url: string
  readonly recording: RecordingGate
  ensureRoom(room: string): Promise<void>
  /** Ends the room for everyone in it. A room that is not there is fine. */
  closeRoom(room: string): Promise<void>
  /** A pass for five minutes. Viewers and monitors are hidden and may not publish; others only while on air, a guest no more than `sources`. */
  mint(pass: {
    room: string
    identity: string
    role: MediaRole | 'guest'
    onAir: boolean
    page?: string | undefined
    sources?: readonly TrackSource[]
  }): Promise<{ token: string; expiresAt: Date }>
  /** Gives or takes the right to publish, a guest's no more than `sources`. Whoever is not in the room gets it with the next token. */
  setOnAir(room: string, identity: string, onAir: boolean, sources?: readonly TrackSource[]): Promise<void>
  remove(room: string, identity: string): Promise<void>
  /** Who is in the room; null when there is no such room. Throws when the media server cannot be reached. */
  participants(room: string): Promise<MediaParticipant[] | null>
  /** What comes in, in its sizes; null when there is no such room. Throws when the media server cannot be reached. */
  feeds(room: string): Promise<MediaFeed[] | null>
  /** Checks a webhook's signature over its raw body. Throws AppError `webhook_signature`. */
  readWebhook(body: string, authorization: string | undefined): Promise<MediaEvent>
  healthy(): Promise<boolean>
  readonly encoders: EncoderGate
}
