import { ok } from '@zhibo/api-client/clients'
import type { Page } from 'playwright-core'
import { aPhone } from '../browser/chromium.ts'
import { aDemoPerson } from '../browser/people.ts'
import { type Figure, figure, median } from './figure.ts'
import { withShow } from './watch/show.ts'

const pins = 20
const rounds = 3

/**
 * 讲到这里: from the host's press to the changed card on a watching phone. The reference is a bare page with an event
 * stream of the same session that writes what it hears into the document; both pages hear the same pins.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async ({ origin, sessionId, browser }) => {
    const host = await aDemoPerson(origin, 'host')
    const param = { id: sessionId }
    const { segments } = await ok(host.api.sessions[':id'].$get({ param }))
    const jobs = [...new Map(segments.flatMap((segment) => segment.jobs).map((job) => [job.id, job])).values()]
      .filter((job) => job.state === 'published')
      .slice(0, 2)
    if (jobs.length < 2) throw new Error('the demo shows fewer than two open jobs')
    const context = await aPhone(browser, origin)
    const [page, bare] = [await context.newPage(), await context.newPage()]
    await page.goto(`/sessions/${sessionId}`)
    await bare.goto('/api/health/live')
    await bare.evaluate((path) => {
      const mark = document.createElement('p')
      document.body.append(mark)
      new EventSource(path).addEventListener('message', ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as { type: string; jobId?: string }
        if (event.type === 'job.pinned') mark.textContent = event.jobId!
      })
    }, `/api/sessions/${sessionId}/events`)
    const pairs = []
    for (let round = 0; round < rounds; round += 1) {
      const took: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
      for (let nth = 0; nth < pins; nth += 1) {
        const job = jobs[nth % 2]!
        const changed = Promise.all([
          whenSays(page, 'section[aria-label="正在讲的岗位"]', job.title),
          whenSays(bare, 'p', job.id),
        ])
        await new Promise((resolve) => setTimeout(resolve, 150))
        const pressed = Date.now()
        await ok(host.api.sessions[':id'].pins.$post({ param, json: { jobId: job.id } }))
        const [ours, reference] = await changed
        took.ours.push(ours - pressed)
        took.reference.push(reference - pressed)
      }
      // The first pin may find its job pinned already.
      pairs.push({ ours: median(took.ours.slice(1)), reference: median(took.reference.slice(1)) })
    }
    return [figure('pin.card', 'ms', pairs)]
  })
}

/** When the page first shows these words there, in ms since 1970; waits for a change when it shows them already. */
const whenSays = (page: Page, selector: string, words: string): Promise<number> =>
  page.evaluate(
    ({ selector, words }) =>
      new Promise<number>((resolve) => {
        const says = () => [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(words))
        if (says()) return resolve(Date.now())
        const watching = new MutationObserver(() => {
          if (!says()) return
          watching.disconnect()
          requestAnimationFrame(() => resolve(Date.now()))
        })
        watching.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    { selector, words },
  )
