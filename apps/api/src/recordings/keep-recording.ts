import { type Ctx, withTx } from '../context.ts'
import { claimSessions, listForsaken, listOnAir, listPartsIn, updatePart } from './queries.ts'
import { recordNews } from './record-news.ts'
import type { Recorder } from './recorder.ts'
import { finishOver, settleMade } from './settle.ts'

const hour = 3_600_000
/** A broadcast forgotten by everybody is not recorded for ever. */
const longestMs = 6 * hour
/** How long a part waits for the machine whose disk it lies on. */
const patienceMs = longestMs + 24 * hour

/**
 * Sees to it that what is on air is recorded, and nothing else: who presents in a public room now, by this recorder
 * unless another process has the session. Writes down what the recorder tells and what became of it when it died. Done
 * again and again, so that whatever went wrong is mended the next time.
 */
export async function keepRecording(ctx: Ctx, recorder: Recorder): Promise<void> {
  const since = new Date(ctx.clock().getTime() - longestMs)
  const able = (await recorder.lack()) === null
  const onAir = able ? await listOnAir(ctx, since) : []
  await recorder.keep(ctx, recorder.id ? await claimSessions(ctx, recorder.id, onAir) : onAir)
  for (const news of recorder.parts()) if (await recordNews(ctx, recorder, news)) recorder.forget(news.id)
  // Of a service that does not answer nothing is known; it goes on without us.
  if (able || recorder.id) await closeLost(ctx, recorder)
  await giveUpForsaken(ctx)
  await finishOver(ctx, since)
  await settleMade(ctx)
}

/** What an earlier life of this recorder was writing ended with it, when it last told. Its file plays as far as it goes. */
async function closeLost(ctx: Ctx, recorder: Recorder): Promise<void> {
  const known = new Set(recorder.parts().map(({ id }) => id))
  for (const part of await listPartsIn(ctx, 'recording', recorder.id)) {
    if (known.has(part.id)) continue
    const [, lastAtMs] = part.times.at(-1)!
    const ended_at = new Date(Math.max(lastAtMs, part.started_at.getTime()))
    await withTx(ctx, (tx) => updatePart(tx, part.id, { state: 'processing', ended_at, end_reason: 'recorder' }))
  }
}

async function giveUpForsaken(ctx: Ctx): Promise<void> {
  for (const part of await listForsaken(ctx, new Date(ctx.clock().getTime() - patienceMs))) {
    await withTx(ctx, (tx) =>
      updatePart(tx, part.id, {
        state: 'failed',
        error: 'file_lost',
        ended_at: part.ended_at ?? part.started_at,
        end_reason: part.end_reason ?? 'recorder',
      }),
    )
  }
}
