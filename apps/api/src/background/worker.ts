import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../app.ts'
import { gate } from '../bounded/gate.ts'
import type { Ctx } from '../context.ts'
import { withLock } from './lock.ts'

/** Something done again and again, by a verb, as actor `system`. */
export interface Job {
  /** Also the name of its lock: of several processes only one runs it at a time. */
  name: string
  /** It takes long and sees by itself that no two do the same: no lock, and no connection held for one. */
  shared?: boolean
  everyMs: number
  /** `ended` says that the process stops: what takes long gives up then, and is done again later. */
  run: (ctx: Ctx, ended: AbortSignal) => Promise<unknown>
}

// A job under lock holds a connection beside the one it works with: all of them at once would take the whole pool, and
// then wait for each other.
const lockedAtOnce = 4

/** Runs jobs, each in a loop of its own, first at once. One that fails is logged and comes again. Returns how to end them all. */
export function startWorker(deps: Deps, jobs: readonly Job[]): () => Promise<void> {
  const ended = new AbortController()
  const pass = gate(lockedAtOnce, jobs.length)
  const loops = jobs.map((job) => loop(deps, job, pass, ended.signal))
  return async () => {
    ended.abort()
    await Promise.all(loops)
  }
}

async function loop(deps: Deps, job: Job, pass: ReturnType<typeof gate>, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    try {
      const run = () => job.run(systemContext(deps), ended)
      await (job.shared ? run() : pass(1, () => withLock(deps.db, job.name, run)))
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
