import type { LiveEventBody } from '@zhibo/core/live/events'
import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import { withheldAmong } from '../questions/withheld.ts'
import { listEventsAfter } from './queries.ts'

/** Events of one session as they go over the wire, in order and without a hole. */
export interface Frames {
  from: number
  to: number
  /** One event each; `bytes` beside it is all of them at once, the same object for every reader. */
  each: { seq: number; bytes: Buffer }[]
  bytes: Buffer
}

/** Reads and encodes what comes after `seq`; null when there is nothing. Questions held or hidden meanwhile go out as removed, and so do their words among the promises. */
export async function readFrames(
  db: Kysely<Database>,
  sessionId: string,
  seq: number,
  limit: number,
): Promise<Frames | null> {
  const stored = await listEventsAfter(db, sessionId, seq, limit)
  const [first, last] = [stored[0], stored.at(-1)]
  if (!first || !last) return null
  const asked = stored.flatMap(({ event }) => questionOf(event) ?? [])
  const withheld = asked.length > 0 ? await withheldAmong(db, asked) : new Set<string>()
  const each = stored.map((row) => ({ seq: row.seq, bytes: encode(row.seq, veil(row.event, withheld)) }))
  return { from: first.seq, to: last.seq, each, bytes: Buffer.concat(each.map((frame) => frame.bytes)) }
}

/** The part of `frames` a reader who has seen `seq` has not. */
export function framesAfter(frames: Frames, seq: number): Buffer {
  if (seq < frames.from) return frames.bytes
  return Buffer.concat(frames.each.filter((frame) => frame.seq > seq).map((frame) => frame.bytes))
}

function veil(event: LiveEventBody, withheld: ReadonlySet<string>): LiveEventBody {
  const questionId = questionOf(event)
  if (questionId === null || !withheld.has(questionId)) return event
  return { type: 'promise' in event ? 'promise.withdrawn' : 'question.removed', questionId }
}

/** The question whose words an event carries. */
function questionOf(event: LiveEventBody): string | null {
  if ('question' in event) return event.question.id
  return 'promise' in event ? event.promise.questionId : null
}

const encode = (seq: number, event: LiveEventBody): Buffer =>
  Buffer.from(`id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`)
