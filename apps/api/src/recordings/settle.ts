import { type Ctx, withTx } from '../context.ts'
import { found } from '../problem.ts'
import { listMade, listOver, listParts, lockRecording } from './queries.ts'
import { takeStep } from './step.ts'

const roles = ['system'] as const

/** Ends the recordings whose broadcast is over and whose files are closed. */
export async function finishOver(ctx: Ctx, startedSince: Date): Promise<void> {
  for (const id of await listOver(ctx, startedSince)) {
    await withTx(ctx, async (tx) => {
      const recording = found(await lockRecording(tx, id))
      // Another process was quicker.
      if (recording.state !== 'recording') return
      const parts = await listParts(tx, [id])
      const ends = parts.map((part) => part.ended_at?.getTime() ?? 0)
      const endedAt = new Date(Math.max(recording.started_at.getTime(), ...ends))
      await takeStep(tx, recording, 'finish', { roles, changes: { ended_at: endedAt } })
    })
  }
}

/** Says of each recording whose parts are all made, or given up, that it is kept, or that nothing of it is. */
export async function settleMade(ctx: Ctx): Promise<void> {
  for (const id of await listMade(ctx)) {
    await withTx(ctx, async (tx) => {
      const recording = found(await lockRecording(tx, id))
      if (recording.state !== 'processing') return
      const parts = await listParts(tx, [id])
      if (parts.some((part) => part.state === 'ready')) {
        await takeStep(tx, recording, 'keep', { roles })
        return
      }
      const error = parts.find((part) => part.error)?.error ?? 'file_lost'
      await takeStep(tx, recording, 'fail', { roles, reason: error, changes: { error } })
    })
  }
}
