import type { Ctx } from '../context.ts'
import { findPart } from './queries.ts'
import type { Recorder } from './recorder.ts'

const untouchedMs = 24 * 3_600_000

/** Deletes what a recorder that died left lying around, of parts that nobody knows or that are settled. */
export async function sweepLeftovers(ctx: Ctx, recorder: Recorder): Promise<void> {
  for (const id of await recorder.leftovers(untouchedMs)) {
    const part = await findPart(ctx, id)
    if (part?.state !== 'recording' && part?.state !== 'processing') await recorder.discard(id)
  }
}
