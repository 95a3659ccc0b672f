import type { Job } from '../background/worker.ts'
import { expireRecordings } from './expire.ts'
import { keepRecording } from './keep-recording.ts'
import { makeParts } from './make-part.ts'
import type { Recorder } from './recorder.ts'
import { sweepLeftovers } from './sweep.ts'

const second = 1_000
const minute = 60 * second

/** What happens by itself with recordings. Files on a disk of our own are this process's business alone, so no two do the same. */
export function recordingJobs(recorder: Recorder | undefined): Job[] {
  const expiring: Job = { name: 'expire recordings', everyMs: 60 * minute, run: expireAll }
  if (!recorder) return [expiring]
  const shared = recorder.id !== null
  return [
    { name: 'record what is on air', shared, everyMs: 5 * second, run: (ctx) => keepRecording(ctx, recorder) },
    { name: 'store recordings', shared, everyMs: 5 * second, run: (ctx, ended) => makeParts(ctx, recorder, ended) },
    { name: 'sweep after recorders', shared, everyMs: 60 * minute, run: (ctx) => sweepLeftovers(ctx, recorder) },
    expiring,
  ]
}

const expireAll: Job['run'] = async (ctx) => {
  while ((await expireRecordings(ctx)) > 0);
}
