import type { RecorderLack, RecordingDriver } from '@zhibo/core/recordings/schema'
import type { Anchor } from '@zhibo/core/recordings/times'
import type { Ctx } from '../context.ts'

/** Why a file ended: what was recorded left, nothing more was to be recorded, ffmpeg could not go on, the recorder itself ended. */
export type FileEnd = 'left' | 'finished' | 'encoder' | 'recorder'

/** A file of one presenter, as its recorder knows it. */
export interface PartNews {
  id: string
  sessionId: string
  presenterId: string
  identity: string
  times: Anchor[]
  /** Null while it is being written. */
  end: FileEnd | null
}

/** A part that ended; how long its file must be, where its recorder lived to tell. */
export interface EndedPart {
  id: string
  sessionId: string
  expectedMs: number | null
}

/** A whole file on this machine, checked to play. */
export interface MadeFile {
  path: string
  mediaType: string
  durationMs: number
}

/** Records whoever presents in the public rooms of sessions. Asked again and again; whatever it missed it mends. */
export interface Recorder {
  readonly driver: RecordingDriver
  /** The disk its files lie on until they are stored; null: it stores them itself, under `partKey`. */
  readonly id: string | null
  /** Why it cannot record; null when it can. Looked at anew each time, so that it goes on once that is mended. */
  lack(): Promise<RecorderLack | null>
  /** Records in the public rooms of these sessions from now on, and in no others. Asked right after `lack`. */
  keep(ctx: Ctx, sessionIds: readonly string[]): Promise<void>
  /** Every file it has begun and was not told to forget. */
  parts(): PartNews[]
  /** Its end is written down: nothing need be known of it any more. */
  forget(partId: string): void
  /** The file of an ended part, whole; null when there is none any more. Throws `Unplayable`, and whatever keeps it from being made now. */
  fetch(ctx: Ctx, part: EndedPart): Promise<MadeFile | null>
  /** The part is stored, or given up: what lies around of it goes. */
  discard(partId: string): Promise<void>
  /** Parts of which files lie around that nobody has touched for so long. */
  leftovers(untouchedMs: number): Promise<string[]>
  /** Ends every file, because this process ends. */
  close(): Promise<void>
}

/** Where the file of a part is kept. */
export const partKey = (sessionId: string, partId: string): string => `recordings/${sessionId}/${partId}.mp4`

/** Of which part a file is, by where it is kept; null for what is none. */
export function parsePartKey(key: string): { sessionId: string; partId: string } | null {
  const [, sessionId, partId] = /^recordings\/([\da-f-]{36})\/([\da-f-]{36})[.]mp4$/.exec(key) ?? []
  return sessionId && partId ? { sessionId, partId } : null
}
