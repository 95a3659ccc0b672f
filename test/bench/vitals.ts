import type { Page } from 'playwright-core'
import { aPhone, moreFrames } from '../browser/chromium.ts'
import { type Figure, figure, inTurn } from './figure.ts'
import { painted, poorPhone, slowDown } from './slow/page.ts'
import { serveBarePage } from './watch/bare.ts'
import { type Show, withShow } from './watch/show.ts'

const runs = 5

/**
 * The watch page on a poor phone and line: when its largest piece is painted, and how long the slowest of the visitor's
 * taps takes until the picture shows it, playing or not. The bare page with livekit-client is the reference, its one tap
 * too.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async (show) => {
    const bare = await serveBarePage(show)
    try {
      const watchPage = `${show.origin}/sessions/${show.sessionId}`
      const largest = (url: string) => () => onPage(show, url, (page) => painted(page, 'largest-contentful-paint'))
      const slowest = (url: string, use: (page: Page) => Promise<void>) => () =>
        onPage(show, url, async (page) => {
          await use(page)
          return slowestTap(page)
        })
      return [
        figure('vitals.largest_paint', 'ms', await inTurn(runs, largest(watchPage), largest(bare.url))),
        figure('vitals.slowest_tap', 'ms', await inTurn(runs, slowest(watchPage, watch), slowest(bare.url, play))),
      ]
    } finally {
      await bare.close()
    }
  })
}

/** What a visitor does in the first minute: plays, looks round, listens only, writes half a question, opens the sheet. */
async function watch(page: Page): Promise<void> {
  await page.getByRole('button', { name: '点一下，看直播' }).tap()
  await moreFrames(page, 5, 60_000)
  await page.getByRole('link', { name: /^提问/ }).tap()
  await page.getByRole('textbox').first().tap()
  await page.keyboard.type('几号发工资')
  await page.getByRole('link', { name: /^介绍/ }).tap()
  await page.getByRole('link', { name: /^岗位/ }).tap()
  await page.getByRole('button', { name: '听播' }).tap()
  await page.getByRole('button', { name: '听播' }).tap()
  await page.getByRole('link', { name: '一键投递' }).first().tap()
  await page.getByRole('dialog', { name: '投递' }).waitFor()
}

async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'play' }).tap()
  await moreFrames(page, 5, 60_000)
}

async function onPage({ browser, origin }: Show, url: string, use: (page: Page) => Promise<number>): Promise<number> {
  const context = await aPhone(browser, origin)
  try {
    const page = await context.newPage()
    await page.addInitScript(noteTaps)
    await slowDown(page, poorPhone)
    await page.goto(url, { waitUntil: 'load' })
    return await use(page)
  } finally {
    await context.close()
  }
}

interface Noted {
  taps: number[]
}

/** Runs in the page before anything else: from each tap or key to the picture that shows it, in ms. */
function noteTaps(): void {
  const taps: number[] = []
  Object.assign(window, { taps })
  const observed: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    buffered: true,
    durationThreshold: 16,
  }
  new PerformanceObserver((list) =>
    taps.push(
      ...list
        .getEntries()
        .filter((entry) => (entry as PerformanceEventTiming).interactionId > 0)
        .map(({ duration }) => duration),
    ),
  ).observe(observed)
}

/** What is under 16 ms is not told of: it counts as that. */
const slowestTap = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(16, ...(window as unknown as Noted).taps))
