import type { Ctx } from '../context.ts'
import { countOfSession } from './queries.ts'

export interface SessionApplications {
  perMinute: { minute: Date; count: number }[]
  /** By job, most wanted first. */
  perJob: Map<string, number>
}

/** How many applied out of a session: minute by minute, and for what. Figures only, nobody's name. */
export async function applicationsOfSession(ctx: Ctx, sessionId: string): Promise<SessionApplications> {
  const counted = await countOfSession(ctx, sessionId)
  const minutes = Map.groupBy(counted, ({ minute }) => minute.getTime())
  const jobs = Map.groupBy(counted, ({ job_id }) => job_id)
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
  const perJob = [...jobs].map(([jobId, rows]): [string, number] => [jobId, sum(rows)])
  return {
    perMinute: [...minutes].map(([minute, rows]) => ({ minute: new Date(minute), count: sum(rows) })),
    perJob: new Map(perJob.toSorted(([, one], [, other]) => other - one)),
  }
}
