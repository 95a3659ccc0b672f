import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { listParts, listToExpire, lockRecording, updatePart } from './queries.ts'
import { takeStep } from './step.ts'

const batch = 20

/** Deletes the files of recordings that were kept long enough; what stays says that there was one. How many. */
export async function expireRecordings(ctx: Ctx): Promise<number> {
  const ids = await listToExpire(ctx, batch)
  for (const id of ids) {
    // The files first: were it the other way round, one left behind would never be found again.
    for (const part of await listParts(ctx, [id])) if (part.storage_key) await ctx.files.delete(part.storage_key)
    await withTx(ctx, async (tx) => {
      const recording = found(await lockRecording(tx, id))
      if (recording.state === 'expired') return
      for (const part of await listParts(tx, [id])) {
        if (part.state === 'ready') await updatePart(tx, part.id, { state: 'deleted', storage_key: null })
      }
      await takeStep(tx, recording, 'expire', { roles: ['system'] })
    })
  }
  return ids.length
}
