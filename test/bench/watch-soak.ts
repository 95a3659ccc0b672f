import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '@zhibo/api-client/clients'
import type { CDPSession, Page } from 'playwright-core'
import { aPhone, moreFrames } from '../browser/chromium.ts'
import { aDemoPerson } from '../browser/people.ts'
import { type Figure, figure, type Pair } from './figure.ts'
import { withShow } from './watch/show.ts'

const usualMinutes = 1
const warmUpMs = 20_000
const everyMs = 100

/** What a page that is watched went through. */
interface Soaked {
  /** The longest task, and how many there were over 200 ms. */
  longestMs: number
  overLong: number
  heapBefore: number
  heapAfter: number
}

/**
 * A show watched on a phone's processor (÷4) while ten things a second happen in it: pins, typed lines, corrections. Told
 * are the longest task and the heap at the end against the heap after the first 20 s, each beside a bare page that only
 * writes down what it hears. `watch-soak:30` watches for half an hour.
 */
export async function bench(minutes = String(usualMinutes)): Promise<Figure[]> {
  return withShow(async ({ origin, sessionId, browser }) => {
    const happening = await happenings(origin, sessionId)
    const context = await aPhone(browser, origin)
    const [page, bare] = [await context.newPage(), await context.newPage()]
    const devtools = await Promise.all([page, bare].map((each) => context.newCDPSession(each)))
    await Promise.all([page, bare].map((each) => each.addInitScript(noteTasks)))
    await page.goto(`/sessions/${sessionId}`)
    await page.getByRole('button', { name: '点一下，看直播' }).click()
    await moreFrames(page, 20)
    await bare.goto('/api/health/live')
    await bare.evaluate(writeDown, `/api/sessions/${sessionId}/events`)
    for (const each of devtools) await each.send('Emulation.setCPUThrottlingRate', { rate: 4 })

    const stop = happening.begin()
    await sleep(warmUpMs)
    const before = await Promise.all(devtools.map(heap))
    await Promise.all([page, bare].map((each) => each.evaluate(() => (window as unknown as Noted).tasks.splice(0))))
    await sleep(Number(minutes) * 60_000)
    // Collecting what is left over takes the page a long while, and is none of its own doing.
    const tasks = await Promise.all([page, bare].map(tasksOf))
    const after = await Promise.all(devtools.map(heap))
    const happened = await stop()

    const [ours, reference] = [0, 1].map((at) => ({
      longestMs: Math.max(1, ...tasks[at]!),
      overLong: tasks[at]!.filter((ms) => ms > 200).length,
      heapBefore: before[at]!,
      heapAfter: after[at]!,
    })) as [Soaked, Soaked]
    const one = (name: string, unit: string, pair: Pair<number>) => figure(name, unit, [pair])
    return [
      one('soak.longest_task', 'ms', { ours: ours.longestMs, reference: reference.longestMs }),
      one('soak.tasks_over_200', 'tasks', { ours: ours.overLong, reference: Math.max(1, reference.overLong) }),
      one('soak.heap', 'MB, against after 20 s', { ours: ours.heapAfter, reference: ours.heapBefore }),
      one('soak.heap.bare', 'MB, against after 20 s', {
        ours: reference.heapAfter,
        reference: reference.heapBefore,
      }),
      one('soak.events', 'a second', { ours: happened, reference: 1000 / everyMs }),
    ]
  })
}

/** Lets things happen in a show, one every 100 ms, through the host's own verbs. */
async function happenings(origin: string, id: string) {
  const host = await aDemoPerson(origin, 'host')
  const param = { id }
  const { segments } = await ok(host.api.sessions[':id'].$get({ param }))
  const jobs = segments.flatMap((segment) => segment.jobs).filter(({ state }) => state === 'published')
  const kinds = [
    (nth: number) => ok(host.api.sessions[':id'].pins.$post({ param, json: { jobId: jobs[nth % jobs.length]!.id } })),
    (nth: number) => ok(host.api.control[':id'].captions.$post({ param, json: { text: `第 ${nth} 句，讲到工资。` } })),
    (nth: number) =>
      ok(host.api.sessions[':id'].corrections.$post({ param, json: { text: `更正 ${nth}：包吃不包住。` } })),
  ]
  return {
    /** The answer ends it and tells how many a second there were. */
    begin(): () => Promise<number> {
      const began = performance.now()
      const pending = new Set<Promise<unknown>>()
      let [nth, done] = [0, 0]
      const beat = setInterval(() => {
        nth += 1
        const happened = kinds[nth % kinds.length]!(nth).then(
          () => (done += 1),
          () => undefined,
        )
        pending.add(happened)
        void happened.finally(() => pending.delete(happened))
      }, everyMs)
      return async () => {
        clearInterval(beat)
        const seconds = (performance.now() - began) / 1000
        await Promise.all(pending)
        return done / seconds
      }
    },
  }
}

interface Noted {
  tasks: number[]
}

/** Runs in the page before anything else. */
function noteTasks(): void {
  const tasks: number[] = []
  Object.assign(window, { tasks })
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
}

const tasksOf = (page: Page): Promise<number[]> => page.evaluate(() => (window as unknown as Noted).tasks)

/** Runs in the bare page: the last that it heard stands in the document. */
function writeDown(path: string): void {
  const mark = document.createElement('p')
  document.body.append(mark)
  new EventSource(path).addEventListener('message', ({ data }: MessageEvent<string>) => {
    mark.textContent = JSON.stringify(JSON.parse(data))
  })
}

/** MB that are still held once everything else is thrown away. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
