import type { JobPromiseView } from '@zhibo/core/promises/schema'
import type { Ctx } from '../context.ts'
import { publicJob } from '../jobs/read.ts'
import { listLinesOf } from './queries.ts'
import { toView } from './views.ts'

/** What a job promises beyond its card, for everyone who may see the job. */
export async function promisesOfJob(ctx: Ctx, jobId: string): Promise<JobPromiseView[]> {
  await publicJob(ctx, jobId)
  return (await listLinesOf(ctx, [jobId])).map((line) => ({
    ...toView(line),
    sessionId: line.session_id,
    addedAt: line.added_at.toISOString(),
  }))
}
