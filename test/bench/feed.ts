import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import startServices from '../setup/services.ts'
import { apiChild, ask, child, said } from './child.ts'
import type { RunResult } from './feed/runs.ts'
import { type Figure, figure, inTurn } from './figure.ts'

const readers = 2000
const everyMs = 100
const events = 80
const runs = 3

interface Measured {
  cpuMs: number
  p99: number
  bytesAReader: number
}

/** 2,000 readers of one session, 10 events a second: CPU of the API, p99 of delivery, memory a reader. */
export async function bench(): Promise<Figure[]> {
  const stop = await startServices()
  try {
    const pairs = await inTurn(
      runs,
      () => measure(apiChild('./feed/ours.ts')),
      () => measure(child('./feed/reference.ts')),
    )
    const of = (pick: (measured: Measured) => number) =>
      pairs.map(({ ours, reference }) => ({ ours: pick(ours), reference: pick(reference) }))
    return [
      figure(
        'feed.cpu',
        'ms',
        of((each) => each.cpuMs),
      ),
      figure(
        'feed.p99',
        'ms',
        of((each) => each.p99),
      ),
      figure(
        'feed.memory',
        'B/reader',
        of((each) => each.bytesAReader),
      ),
    ]
  } finally {
    await stop()
  }
}

async function measure(server: ChildProcess): Promise<Measured> {
  try {
    const at = await said<{ port: number; path: string }>(server)
    // A few come, listen and go: code and heap are at working size before anything counts.
    await withCrowd(at, 200, () => ask<RunResult>(server, run(20)))
    const idle = await ask<RunResult>(server, run(1))
    return await withCrowd(at, readers, async (crowd) => {
      const warm = ask(crowd, run(20))
      await ask<RunResult>(server, run(20))
      await warm
      const heard = ask<{ delays: number[] }>(crowd, run(events))
      const { cpuMs, rss } = await ask<RunResult>(server, run(events))
      const sorted = (await heard).delays.toSorted((a, b) => a - b)
      return { cpuMs, p99: sorted[Math.floor(sorted.length * 0.99)]!, bytesAReader: (rss - idle.rss) / readers }
    })
  } finally {
    server.kill()
  }
}

const run = (events: number) => ({ events, everyMs })

async function withCrowd<T>(
  at: { port: number; path: string },
  count: number,
  use: (crowd: ChildProcess) => Promise<T>,
): Promise<T> {
  const crowd = child('./feed/readers.ts', String(at.port), at.path, String(count))
  try {
    await said(crowd)
    return await use(crowd)
  } finally {
    crowd.kill()
    await once(crowd, 'exit')
  }
}
