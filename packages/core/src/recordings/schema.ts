import { z } from 'zod'
import { JobCard } from '../jobs/schema.ts'
import { DeviationView } from '../sessions/schema.ts'
import { line } from '../text.ts'

export const RecordingState = z.enum(['recording', 'processing', 'ready', 'failed', 'released', 'withdrawn', 'expired'])
export type RecordingState = z.infer<typeof RecordingState>

export const PartState = z.enum(['recording', 'processing', 'ready', 'failed', 'deleted'])
export type PartState = z.infer<typeof PartState>

/** What records: a process of ours that joins the room, or LiveKit's own egress service. */
export const RecordingDriver = z.enum(['rtc', 'egress'])
export type RecordingDriver = z.infer<typeof RecordingDriver>

/** Why nothing is recorded in this installation. */
export const RecorderLack = z.enum(['switched_off', 'no_ffmpeg', 'disk_full', 'no_egress'])
export type RecorderLack = z.infer<typeof RecorderLack>

/** Why there is nothing to play: the file is gone, or what there is does not play. */
export const RecordingError = z.enum(['file_lost', 'unplayable'])
export type RecordingError = z.infer<typeof RecordingError>

export const WithdrawRecording = z.strictObject({ reason: line(200) })
export type WithdrawRecording = z.infer<typeof WithdrawRecording>

const Anchor = z.tuple([z.int(), z.int()]).readonly()

/** A file that can be played. `url` is good for as long as it plays and a while more, and for whoever asked. */
const PlayablePart = z.object({
  id: z.uuid(),
  presenterId: z.uuid(),
  startedAt: z.iso.datetime(),
  durationMs: z.int(),
  times: z.array(Anchor),
  mediaType: z.string(),
  url: z.string(),
})
export type PlayablePart = z.infer<typeof PlayablePart>

export const RecordingPartView = z.object({
  id: z.uuid(),
  state: PartState,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  /** Null while it is being made, and when its file is gone. */
  play: PlayablePart.nullable(),
})
export type RecordingPartView = z.infer<typeof RecordingPartView>

/** What was recorded of one presenter in one broadcast. */
export const RecordingView = z.object({
  id: z.uuid(),
  sessionId: z.uuid(),
  presenterId: z.uuid(),
  /** Null: the station's own people. */
  employerName: z.string().nullable(),
  driver: RecordingDriver,
  state: RecordingState,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  keepUntil: z.iso.datetime(),
  releasedAt: z.iso.datetime().nullable(),
  publicUntil: z.iso.datetime().nullable(),
  withdrawnReason: z.string().nullable(),
  error: RecordingError.nullable(),
  parts: z.array(RecordingPartView),
})
export type RecordingView = z.infer<typeof RecordingView>

/** All of a session, for its staff. */
export const SessionRecordingsView = z.object({
  recordings: z.array(RecordingView),
  /** Null: what goes on air is being recorded. */
  lack: RecorderLack.nullable(),
})
export type SessionRecordingsView = z.infer<typeof SessionRecordingsView>

const Place = z.object({ partId: z.uuid(), mediaMs: z.int() })

/** Neither a job nor a segment: what went before the first. */
export const ReplayChapter = Place.extend({
  jobId: z.uuid().nullable(),
  segmentId: z.uuid().nullable(),
  /** What the segment is called; empty where it has no name. */
  title: z.string(),
  /** Into the show. */
  showMs: z.int(),
})
export type ReplayChapter = z.infer<typeof ReplayChapter>

/** 口播偏差: where something was said that differs from the card. Null where nothing of it was recorded. */
export const ReplayDeviation = DeviationView.extend({ place: Place.nullable() })
export type ReplayDeviation = z.infer<typeof ReplayDeviation>

/** `none`: nothing was released, or it was taken back. */
export const ReplayState = z.enum(['public', 'expired', 'none'])
export type ReplayState = z.infer<typeof ReplayState>

/** What everyone may see again of a show. Jobs are as they are now: `state` says whether one can still apply. */
export const ReplayView = z.object({
  sessionId: z.uuid(),
  state: ReplayState,
  publicUntil: z.iso.datetime().nullable(),
  parts: z.array(PlayablePart),
  chapters: z.array(ReplayChapter),
  deviations: z.array(ReplayDeviation),
  jobs: z.array(JobCard),
})
export type ReplayView = z.infer<typeof ReplayView>

/** What proves a link to a file: for whom it was made and until when it is good. */
export const PartLink = z.strictObject({
  for: z.enum(['staff', 'public']),
  expires: z.coerce.number().int(),
  signature: z.string().max(100),
})
export type PartLink = z.infer<typeof PartLink>
