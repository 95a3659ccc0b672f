import { randomUUID } from 'node:crypto'
import { sealing, sealTrail } from '../audit/seal.ts'
import { withLock } from '../background/lock.ts'
import type { Config } from '../config.ts'
import { type Ctx, withTx } from '../context.ts'
import { buildDeps } from '../main.ts'
import { stationBySlug } from '../stations/by-slug.ts'
import { planAhead } from './seed/ahead.ts'
import { applyAround } from './seed/apply-around.ts'
import { foundDemo } from './seed/found.ts'
import { holdPastSessions } from './seed/history.ts'
import { publishJobs } from './seed/publish.ts'
import { ensureShows } from './seed/show.ts'
import { demoStations } from './seed/stations.ts'
import { submitWaiting } from './seed/waiting.ts'

/**
 * Fills an installation with the demo: invented stations, employers, jobs, seekers and three months of sessions, acted
 * out through the verbs with a clock of their own. The past is written in one transaction, once; a show on air now and
 * one tomorrow are seen to at every start.
 */
export async function seedDemo(config: Config, log: (line: string) => void): Promise<void> {
  const deps = buildDeps(config)
  const ctx: Ctx = {
    ...deps,
    actor: { kind: 'system' },
    requestId: `seed-${randomUUID()}`,
    address: 'seed',
    locale: 'zh-CN',
  }
  try {
    await seed(ctx, log)
  } finally {
    await deps.feed.close()
    await deps.db.destroy()
  }
}

/** The same on a context at hand. */
export async function seed(ctx: Ctx, log: (line: string) => void): Promise<void> {
  if ((await stationBySlug(ctx, demoStations[0]!.slug)) === undefined) {
    await withTx(ctx, async (tx) => {
      const founded = await foundDemo(tx)
      log('stations, staff and employers')
      const cast = { ...founded, jobs: await publishJobs(tx, founded) }
      log(`${cast.jobs.length} jobs`)
      const shows = await holdPastSessions(tx, cast)
      log(`${shows.length} sessions of the past`)
      await applyAround(tx, cast, (when, jobId) => {
        const near = shows.findLast((show) => show.to <= when && when - show.to < 3 * 86_400_000)
        return near?.jobIds.includes(jobId) ? near : null
      })
      await submitWaiting(tx, cast)
      await planAhead(tx, cast)
      log('applications, what waits for a reviewer, and what is planned ahead')
    })
    await withLock(ctx.db, sealing, () => sealTrail(ctx))
  }
  await ensureShows(ctx)
  log('a show on air')
}
