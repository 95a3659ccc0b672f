import { ok } from '@zhibo/api-client/clients'
import { aDesk, moreFrames } from '../browser/chromium.ts'
import { aClient } from '../browser/people.ts'
import { type Figure, figure } from './figure.ts'
import { everyMs } from './soak/happenings.ts'
import { soak } from './soak/soaked.ts'
import { withShow } from './watch/show.ts'

const usualMinutes = 1

/**
 * The village wall while ten things a second happen in its station's show: in half an hour (`wall-soak:30`) 18,000, more
 * than any night brings. Told is the heap at the end against the heap after the first 20 s, beside a bare page that only
 * writes down what it hears, and how many nodes its document has more.
 */
export async function bench(minutes = String(usualMinutes)): Promise<Figure[]> {
  return withShow(async (show) => {
    const { api } = aClient(show.origin)
    const { stationId } = await ok(api.sessions[':id'].$get({ param: { id: show.sessionId } }))
    const station = (await ok(api.stations.index.$get())).find(({ id }) => id === stationId)!
    const context = await aDesk(show.browser, show.origin, { viewport: { width: 1920, height: 1080 } })
    const wall = await context.newPage()
    const nodes = () => wall.evaluate(() => document.getElementsByTagName('*').length)
    let nodesBefore = 0
    const { ours, reference, eventsPerSecond } = await soak(show, [wall, await context.newPage()], {
      minutes: Number(minutes),
      slowdown: 1,
      open: async (page) => {
        await page.goto(`/wall/${station.slug}?place=${encodeURIComponent('南阳村')}`)
        await moreFrames(page, 20)
        nodesBefore = await nodes()
      },
    })
    return [
      figure('wall.heap', 'MB, against after 20 s', [{ ours: ours.heapAfter, reference: ours.heapBefore }]),
      figure('wall.heap.bare', 'MB, against after 20 s', [
        { ours: reference.heapAfter, reference: reference.heapBefore },
      ]),
      figure('wall.events', 'a second', [{ ours: eventsPerSecond, reference: 1000 / everyMs }]),
      figure('wall.nodes', 'elements, against at first', [{ ours: await nodes(), reference: nodesBefore }]),
    ]
  })
}
