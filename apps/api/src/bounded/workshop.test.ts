import { afterEach, expect, test } from 'vitest'
import type { TestJob } from '../testing/bounded-work.ts'
import { type Bounds, openWorkshop, type Workshop } from './workshop.ts'

const opened: Workshop[] = []
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.close()
})

function aWorkshop(bounds: Partial<Bounds> = {}) {
  const module = new URL('../testing/bounded-work.ts', import.meta.url)
  const workshop = openWorkshop(module, { megabytes: 300, seconds: 10, keepSeconds: 10, ...bounds })
  opened.push(workshop)
  return (job: TestJob, watch?: Parameters<Workshop['run']>[1]) => workshop.run<string>(job, watch)
}

test('work is done in another process, one piece after the other, and tells how far it is', async () => {
  const run = aWorkshop()
  const seen: number[] = []
  const [one, two] = await Promise.all([
    run({ does: 'echo', text: 'one' }, { onProgress: (percent) => seen.push(percent) }),
    run({ does: 'echo', text: 'two' }),
  ])
  const [, pid] = one.split(' from ')
  expect([one, two]).toEqual([`one from ${pid}`, `two from ${pid}`])
  expect(Number(pid)).not.toBe(process.pid)
  expect(seen).toEqual([50])
})

test('what is kept for nobody has a process for each piece', async () => {
  const run = aWorkshop({ keepSeconds: 0 })
  expect(await run({ does: 'echo' })).not.toBe(await run({ does: 'echo' }))
})

test.each([
  ['takes too long', { does: 'hang' }, { seconds: 1.5 }, { bound: 'time' }],
  ['grows too large', { does: 'grow' }, {}, { bound: 'memory' }],
  ['dies', { does: 'crash' }, {}, { bound: 'crash' }],
  ['fails by a mistake of ours', { does: 'throw' }, {}, { bound: 'crash' }],
  ['says no', { does: 'decline' }, {}, { reason: 'not today' }],
] as const)('work that %s is told from other work, and the next piece is done', async (_, job, bounds, refusal) => {
  const run = aWorkshop(bounds)
  const first = run(job)
  const next = run({ does: 'echo', text: 'next' })
  await expect(first).rejects.toMatchObject(refusal)
  expect(await next).toMatch(/^next/)
})

test('work given up ends at once', async () => {
  const run = aWorkshop()
  const stop = new AbortController()
  const hanging = run({ does: 'hang' }, { signal: stop.signal, onProgress: () => stop.abort(new Error('stopping')) })
  await expect(hanging).rejects.toThrow('stopping')
  await expect(run({ does: 'echo' }, { signal: stop.signal })).rejects.toThrow('stopping')
})
