import { keepUntil } from '@zhibo/core/recordings/retention'
import { type Ctx, type Tx, withTx } from '../context.ts'
import {
  findPart,
  findRunning,
  insertPart,
  insertRecording,
  isPresenterOf,
  type Recording,
  updatePart,
} from './queries.ts'
import type { PartNews, Recorder } from './recorder.ts'
import { recordOn } from './step.ts'

/**
 * Writes down what a recorder tells of a file: its beginning, how its time goes on, its end. Told again it changes
 * nothing; what is no presenter's of that session is nothing. True when the recorder need not tell it again.
 */
export function recordNews(ctx: Ctx, recorder: Pick<Recorder, 'driver' | 'id'>, news: PartNews): Promise<boolean> {
  return withTx(ctx, async (tx) => {
    if (!(await isPresenterOf(tx, news.presenterId, news.sessionId))) return true
    const part = (await findPart(tx, news.id)) ?? (await beginPart(tx, recorder, news))
    if (part.state !== 'recording') return true
    const [, lastAtMs] = news.times.at(-1)!
    await updatePart(tx, part.id, {
      times: JSON.stringify(news.times),
      ...(news.end && {
        state: 'processing',
        ended_at: new Date(Math.max(lastAtMs, part.started_at.getTime())),
        end_reason: news.end,
      }),
    })
    return news.end !== null
  })
}

async function beginPart(tx: Tx, recorder: Pick<Recorder, 'driver' | 'id'>, news: PartNews) {
  const startedAt = new Date(news.times[0]![1])
  const recording = await runningOf(tx, recorder, news, startedAt)
  return insertPart(tx, {
    id: news.id,
    recording_id: recording.id,
    identity: news.identity,
    state: 'recording',
    recorder_id: recorder.id,
    started_at: startedAt,
    ended_at: null,
    end_reason: null,
    times: JSON.stringify(news.times),
    storage_key: null,
    media_type: null,
    bytes: null,
    duration_ms: null,
    sha256: null,
    error: null,
  })
}

/** The presenter's recording in this broadcast: a part more of it, or its first. */
async function runningOf(
  tx: Tx,
  { driver }: Pick<Recorder, 'driver'>,
  { sessionId, presenterId }: PartNews,
  startedAt: Date,
): Promise<Recording> {
  const running = await findRunning(tx, sessionId, presenterId)
  if (running) return running
  const begun = await insertRecording(tx, {
    session_id: sessionId,
    presenter_id: presenterId,
    driver,
    state: 'recording',
    started_at: startedAt,
    ended_at: null,
    keep_until: keepUntil(startedAt),
    released_at: null,
    released_by: null,
    public_until: null,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
    error: null,
  })
  if (!begun) return (await findRunning(tx, sessionId, presenterId))!
  await recordOn(tx, begun, 'started')
  return begun
}
