import { aPhone, moreFrames } from '../browser/chromium.ts'
import { type Figure, figure, type Pair } from './figure.ts'
import { everyMs } from './soak/happenings.ts'
import { soak } from './soak/soaked.ts'
import { withShow } from './watch/show.ts'

const usualMinutes = 1

/**
 * A show watched on a phone's processor (÷4) while ten things a second happen in it: pins, typed lines, corrections. Told
 * are the longest task and the heap at the end against the heap after the first 20 s, each beside a bare page that only
 * writes down what it hears. `watch-soak:30` watches for half an hour.
 */
export async function bench(minutes = String(usualMinutes)): Promise<Figure[]> {
  return withShow(async (show) => {
    const context = await aPhone(show.browser, show.origin)
    const { ours, reference, eventsPerSecond } = await soak(show, [await context.newPage(), await context.newPage()], {
      minutes: Number(minutes),
      slowdown: 4,
      open: async (page) => {
        await page.goto(`/sessions/${show.sessionId}`)
        await page.getByRole('button', { name: '点一下，看直播' }).click()
        await moreFrames(page, 20)
      },
    })
    const one = (name: string, unit: string, pair: Pair<number>) => figure(name, unit, [pair])
    return [
      one('soak.longest_task', 'ms', { ours: ours.longestMs, reference: reference.longestMs }),
      one('soak.tasks_over_200', 'tasks', { ours: ours.overLong, reference: Math.max(1, reference.overLong) }),
      one('soak.heap', 'MB, against after 20 s', { ours: ours.heapAfter, reference: ours.heapBefore }),
      one('soak.heap.bare', 'MB, against after 20 s', {
        ours: reference.heapAfter,
        reference: reference.heapBefore,
      }),
      one('soak.events', 'a second', { ours: eventsPerSecond, reference: 1000 / everyMs }),
    ]
  })
}
