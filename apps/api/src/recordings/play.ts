import type { Readable } from 'node:stream'
import type { PartLink } from '@zhibo/core/recordings/schema'
import { isRecorded } from '../audit/recorded.ts'
import { type Ctx, withTx } from '../context.ts'
import type { Span } from '../files/store.ts'
import { AppError, found } from '../problem.ts'
import { isStaff } from '../sessions/standing.ts'
import { linkedAt, partLinkHolds } from './link.ts'
import { findLine, findPart, lockRecording, type Recording } from './queries.ts'
import { publicOf } from './replay-standing.ts'
import { recordOn } from './step.ts'

export interface PlayedFile {
  bytes: number
  mediaType: string
  /** Changes when the bytes do, which is never. */
  tag: string
  stream(span?: Span): Promise<Readable>
}

/**
 * The file behind a signed link. A link alone is no right to see it: that of the public is worth nothing from the moment
 * the replay is taken back or over, that of staff from the moment they work at none of its stations any more. That staff looked at a recording is in the trail, once for a link.
 */
export async function playPart(ctx: Ctx, id: string, link: PartLink): Promise<PlayedFile> {
  if (!partLinkHolds(ctx, id, link)) throw new AppError('link_expired')
  const part = found(await findPart(ctx, id))
  const recording = found(await findLine(ctx, part.recording_id))
  if (part.state !== 'ready') throw new AppError('not_found')
  const may = link.for === 'staff' ? isStaff(ctx.actor, recording) : (await publicOf(ctx, [recording])).length > 0
  if (!may) throw new AppError('link_expired')
  if (link.for === 'staff') await recordLook(ctx, recording, linkedAt(part.duration_ms!, link))
  return {
    bytes: part.bytes!,
    mediaType: part.media_type!,
    tag: `"${part.sha256!.toString('hex')}"`,
    stream: (span) => ctx.files.stream(part.storage_key!, span),
  }
}

/** A player asks for several pieces at once: the recording is locked, so that the second request sees what the first wrote. */
async function recordLook(ctx: Ctx, { id }: Recording, since: Date): Promise<void> {
  await withTx(ctx, async (tx) => {
    const recording = found(await lockRecording(tx, id))
    if (await isRecorded(tx, 'recording.viewed', { kind: 'recording', id }, since)) return
    await recordOn(tx, recording, 'viewed')
  })
}
