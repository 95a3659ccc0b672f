import type { Turn } from '@zhibo/core/recordings/chapters'
import type { Ctx } from '../context.ts'
import { listTurns } from './queries.ts'

/** What a session turned to, in order: each job that was pinned and each segment that began. */
export async function turnsOf(ctx: Ctx, sessionId: string): Promise<Turn[]> {
  const events = await listTurns(ctx.db, sessionId)
  return events.flatMap(({ event, at }): Turn | [] => {
    const atMs = at.getTime()
    if (event.type === 'job.pinned') return { jobId: event.jobId, segmentId: null, atMs }
    if (event.type === 'segment.changed' && event.state === 'running')
      return { jobId: null, segmentId: event.segmentId, atMs }
    return []
  })
}
