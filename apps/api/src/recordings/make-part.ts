import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { RecordingError } from '@zhibo/core/recordings/schema'
import { type Ctx, withTx } from '../context.ts'
import { Unplayable } from './check-file.ts'
import { listPartsIn, type PartOf, updatePart } from './queries.ts'
import { type MadeFile, partKey, type Recorder } from './recorder.ts'

/**
 * Makes of every part that ended what is kept: a whole file, checked to play, stored, with its hash. What cannot be made
 * now, because the store is away or ffmpeg is, waits; what does not play, or is gone, is said to be. How many were settled.
 */
export async function makeParts(ctx: Ctx, recorder: Recorder, ended: AbortSignal): Promise<number> {
  let settled = 0
  for (const part of await listPartsIn(ctx, 'processing', recorder.id)) {
    if (ended.aborted) break
    try {
      await makePart(ctx, recorder, part)
      settled++
    } catch (error) {
      ctx.log.warn({ err: error, part: part.id }, 'recording not stored yet')
    }
  }
  return settled
}

async function makePart(ctx: Ctx, recorder: Recorder, part: PartOf): Promise<void> {
  try {
    const file = await recorder.fetch(ctx, { id: part.id, sessionId: part.session_id, expectedMs: expectedMs(part) })
    if (file) await keep(ctx, recorder, part, file)
    else await giveUp(ctx, part, 'file_lost')
  } catch (error) {
    if (!(error instanceof Unplayable)) throw error
    ctx.log.warn({ err: error, part: part.id }, 'recording does not play')
    await giveUp(ctx, part, 'unplayable')
  }
  await recorder.discard(part.id)
}

async function keep(ctx: Ctx, recorder: Recorder, part: PartOf, file: MadeFile): Promise<void> {
  const { size } = await stat(file.path)
  const sha256 = createHash('sha256')
  await pipeline(createReadStream(file.path), sha256)
  const key = partKey(part.session_id, part.id)
  if (recorder.id) await ctx.files.putFile(key, file.path)
  await withTx(ctx, (tx) =>
    updatePart(tx, part.id, {
      state: 'ready',
      storage_key: key,
      media_type: file.mediaType,
      bytes: size,
      duration_ms: file.durationMs,
      sha256: sha256.digest(),
    }),
  )
}

async function giveUp(ctx: Ctx, { id }: PartOf, error: RecordingError): Promise<void> {
  await withTx(ctx, (tx) => updatePart(tx, id, { state: 'failed', error }))
}

/** How long the file must be; null when it was torn off: its recorder did not live to tell, or ffmpeg to write. */
function expectedMs({ end_reason, times }: PartOf): number | null {
  return end_reason === 'recorder' || end_reason === 'encoder' ? null : times.at(-1)![0]
}
