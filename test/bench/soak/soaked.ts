import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import type { Show } from '../watch/show.ts'
import { happenings } from './happenings.ts'

const warmUpMs = 20_000

/** What a page went through while things happened in its show. */
export interface Soaked {
  /** The longest task, and how many there were over 200 ms. */
  longestMs: number
  overLong: number
  /** MB held after the first 20 s and at the end, once everything else is thrown away. */
  heapBefore: number
  heapAfter: number
}

/** Opens a page beside a bare one that only writes down what it hears, and lets ten things a second happen in the show. */
export async function soak(
  { origin, sessionId }: Show,
  [page, bare]: [Page, Page],
  { minutes, slowdown, open }: { minutes: number; slowdown: number; open: (page: Page) => Promise<void> },
): Promise<{ ours: Soaked; reference: Soaked; eventsPerSecond: number }> {
  const happening = await happenings(origin, sessionId)
  const pages = [page, bare]
  const devtools = await Promise.all(pages.map((each) => each.context().newCDPSession(each)))
  await Promise.all(pages.map((each) => each.addInitScript(noteTasks)))
  await open(page)
  await bare.goto('/api/health/live')
  await bare.evaluate(writeDown, `/api/sessions/${sessionId}/events`)
  for (const each of devtools) await each.send('Emulation.setCPUThrottlingRate', { rate: slowdown })

  const stop = happening.begin()
  await sleep(warmUpMs)
  const before = await Promise.all(devtools.map(heap))
  await Promise.all(pages.map((each) => each.evaluate(() => (window as unknown as Noted).tasks.splice(0))))
  await sleep(minutes * 60_000)
  // Collecting what is left over takes the page a long while, and is none of its own doing.
  const tasks = await Promise.all(pages.map(tasksOf))
  const after = await Promise.all(devtools.map(heap))
  const eventsPerSecond = await stop()
  const [ours, reference] = pages.map((_, at) => ({
    longestMs: Math.max(1, ...tasks[at]!),
    overLong: tasks[at]!.filter((ms) => ms > 200).length,
    heapBefore: before[at]!,
    heapAfter: after[at]!,
  })) as [Soaked, Soaked]
  return { ours, reference, eventsPerSecond }
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

async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
