import { EventEmitter, once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { withLock } from './lock.ts'
import { startWorker } from './worker.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

test('a job that fails comes again, and the others go on', async () => {
  const news = new EventEmitter()
  const runs = { failing: 0, sound: 0 }
  const job = (name: keyof typeof runs) => ({
    name,
    everyMs: 5,
    run: () => {
      runs[name]++
      news.emit('run')
      return name === 'failing' ? Promise.reject(new Error('not today')) : Promise.resolve()
    },
  })
  const stop = startWorker(bench.deps, [job('failing'), job('sound')])
  while (runs.failing < 3 || runs.sound < 3) await once(news, 'run')
  await stop()

  const { ...before } = runs
  await stop()
  expect(runs).toEqual(before)
})

test('the software acts, and by the clock of the process', async () => {
  const seen = await new Promise((resolve) => {
    const stop = startWorker(bench.deps, [
      {
        name: 'who',
        everyMs: 60_000,
        run: (ctx) => {
          resolve([ctx.actor.kind, ctx.clock()])
          void stop()
          return Promise.resolve()
        },
      },
    ])
  })
  expect(seen).toEqual(['system', bench.clock.read()])
})

test('of two processes only one runs a job at a time; when it fails the next may', async () => {
  const order: string[] = []
  await withLock(bench.deps.db, 'one', async () => {
    await withLock(bench.deps.db, 'one', () => Promise.resolve(order.push('second while the first runs')))
    await withLock(bench.deps.db, 'two', () => Promise.resolve(order.push('another job')))
  })
  await withLock(bench.deps.db, 'one', () => Promise.reject(new Error('not today'))).catch(() => undefined)
  await withLock(bench.deps.db, 'one', () => Promise.resolve(order.push('afterwards')))
  expect(order).toEqual(['another job', 'afterwards'])
})
