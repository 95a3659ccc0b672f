import type { Bucket } from '../files/store.ts'

/** One presenter written to one file by LiveKit's egress service, as it stands. */
export interface EgressFile {
  egressId: string
  room: string
  identity: string
  /** Where in the bucket. */
  key: string
  state: 'going' | 'whole' | 'broken'
  /** When the first picture was written; null before that. */
  startedAt: Date | null
  durationMs: number
}

/** What recording asks of the media server. Whoever calls this has decided that it may be recorded. */
export interface RecordingGate {
  /** A pass for five minutes for our own recorder: hidden, only listens, and the room says of itself that it is recorded. */
  mintRecorder(room: string): Promise<string>
  /** Files the egress service is writing, and those of the last hours. Throws AppError `media_unavailable` without such a service. */
  listEgress(): Promise<EgressFile[]>
  /** Begins to write what a participant sends into a bucket, through reconnections, until it leaves or is stopped. */
  startEgress(file: { room: string; identity: string; key: string; bucket: Bucket }): Promise<void>
  /** One that is over is fine. */
  stopEgress(egressId: string): Promise<void>
}
