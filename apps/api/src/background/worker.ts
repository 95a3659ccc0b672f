import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../app.ts'
import type { Ctx } from '../context.ts'
import { withLock } from './lock.ts'

/** Something done again and again, by a verb, as actor `system`. */
export interface Job {
  /** Also the name of its lock: of several processes only one runs it at a time. */
  name: string
  everyMs: number
  run: (ctx: Ctx) => Promise<unknown>
}

/** Runs jobs, each in a loop of its own, first at once. One that fails is logged and comes again. Returns how to end them all. */
export function startWorker(deps: Deps, jobs: readonly Job[]): () => Promise<void> {
  const ended = new AbortController()
  const loops = jobs.map((job) => loop(deps, job, ended.signal))
  return async () => {
    ended.abort()
    await Promise.all(loops)
  }
}

async function loop(deps: Deps, job: Job, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    try {
      await withLock(deps.db, job.name, () => job.run(systemContext(deps)))
    } catch (error) {
      deps.log.error({ err: error, job: job.name }, 'background job failed')
    }
    await sleep(job.everyMs, undefined, { signal: ended }).catch(() => undefined)
  }
}

/** A context in which the software itself acts. */
const systemContext = (deps: Deps): Ctx => ({
  ...deps,
  actor: { kind: 'system' },
  requestId: randomUUID(),
  address: '127.0.0.1',
  locale: 'zh-CN',
})
