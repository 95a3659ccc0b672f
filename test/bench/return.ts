import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { aPhone, decodedFrames, moreFrames } from '../browser/chromium.ts'
import { openBrowserToCut } from '../browser/network.ts'
import { type Figure, figure, type Pair } from './figure.ts'
import { serveBarePage } from './watch/bare.ts'
import { type Show, withShow } from './watch/show.ts'

const runs = 3
const cutMs = 20_000
/** A page that is not back by then counts as this long. */
const patienceMs = 60_000

/**
 * How long a viewer waits for the picture once what was lost is back: the media server after a restart, the network
 * after a cut of 20 s. The reference is a bare page with livekit-client and what that does by itself.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async (show) => {
    const bare = await serveBarePage(show)
    try {
      return [
        figure('return.restart', 'ms', await inRounds(show, bare.url, afterRestart)),
        figure('return.cut', 'ms', await inRounds(show, bare.url, afterCut)),
      ]
    } finally {
      await bare.close()
    }
  })
}

type Trouble = (show: Show, open: (browser: Browser) => Promise<Page[]>) => Promise<number[]>

/** Both pages go through the same trouble side by side, each time on pages of their own. */
async function inRounds(show: Show, bareUrl: string, trouble: Trouble): Promise<Pair<number>[]> {
  const pairs: Pair<number>[] = []
  for (let run = 0; run < runs; run += 1) {
    const [ours, reference] = await trouble(show, (browser) => watching(browser, show, bareUrl))
    pairs.push({ ours: ours!, reference: reference! })
  }
  return pairs
}

async function watching(browser: Browser, { origin, sessionId }: Show, bareUrl: string): Promise<Page[]> {
  const context = await aPhone(browser, origin)
  const pages = [await context.newPage(), await context.newPage()]
  const urls = [`/sessions/${sessionId}`, bareUrl]
  for (const [nth, page] of pages.entries()) {
    await page.goto(urls[nth]!)
    await page.locator('button', { hasText: /点一下，看直播|play/ }).click()
    await moreFrames(page, 20, patienceMs)
  }
  return pages
}

async function afterRestart({ browser, stack }: Show, open: (browser: Browser) => Promise<Page[]>): Promise<number[]> {
  const pages = await open(browser)
  await stack.killLivekit()
  await sleep(5000)
  const before = await Promise.all(pages.map(decodedFrames))
  await stack.restartLivekit()
  const took = await backOn(pages, before)
  await pages[0]!.context().close()
  return took
}

async function afterCut(_: Show, open: (browser: Browser) => Promise<Page[]>): Promise<number[]> {
  const phone = await openBrowserToCut()
  try {
    const pages = await open(phone.browser)
    phone.cut()
    await sleep(cutMs)
    const before = await Promise.all(pages.map(decodedFrames))
    phone.restore()
    return await backOn(pages, before)
  } finally {
    await phone.close()
  }
}

/** How long each page takes from now on to show five pictures more than before, or as many of a new line. */
function backOn(pages: readonly Page[], before: readonly number[]): Promise<number[]> {
  const began = performance.now()
  return Promise.all(
    pages.map(async (page, nth) => {
      while (performance.now() - began < patienceMs) {
        const now = await decodedFrames(page)
        if (now >= before[nth]! + 5 || (now < before[nth]! && now >= 5)) break
        await sleep(50)
      }
      return performance.now() - began
    }),
  )
}
