import { asActor, type Tx } from '../../context.ts'
import { appendLiveEvent } from '../../live/append.ts'
import type { Session } from '../queries.ts'
import { skipSegment } from '../run-segment.ts'
import { recordOn } from '../step.ts'
import { listLapses, removeJobs } from './queries.ts'

/** As a show begins: the segments of companies that lapsed are skipped, and jobs that are not open any more left out. */
export async function dropLapsed(tx: Tx, session: Session): Promise<void> {
  const system = asActor(tx, { kind: 'system' })
  const bySegment = Map.groupBy(await listLapses(tx, [session.id]), ({ segmentId }) => segmentId)
  for (const [segmentId, lapses] of bySegment) {
    if (lapses.some(({ jobId }) => jobId === null)) {
      await skipSegment(system, session, segmentId)
      continue
    }
    const jobs = lapses.flatMap(({ jobId }) => jobId ?? [])
    await removeJobs(tx, segmentId, jobs)
    for (const jobId of jobs) await appendLiveEvent(tx, session.id, { type: 'job.unavailable', jobId })
    await recordOn(system, session, 'lapsed_left_out', { segment: segmentId, jobs })
  }
}
