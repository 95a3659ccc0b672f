import type { Page } from 'playwright-core'
import { aPhone } from '../browser/chromium.ts'
import { type Figure, figure, inTurn } from './figure.ts'
import { poorPhone, slowDown } from './slow/page.ts'
import { serveBarePage } from './watch/bare.ts'
import { type Show, withShow } from './watch/show.ts'

const runs = 5

/** What the page itself notes down, on its own clock: ms since it was opened. */
interface Noted {
  tapAt: number | null
  frameAt: number | null
  connected: boolean
}

/**
 * From the tap to the first decoded frame, and from opening the page to it when the tap comes at once: the watch page
 * against a bare page, on a free line and on a poor one.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async (show) => {
    const bare = await serveBarePage(show)
    try {
      const watchPage = `${show.origin}/sessions/${show.sessionId}`
      const figures: Figure[] = []
      for (const poor of [false, true]) {
        const line = poor ? '.poor' : ''
        const open = (url: string) => () => openToFrame(show, url, poor)
        const tap = (url: string, prepares: boolean) => () => tapToFrame(show, url, poor, prepares)
        figures.push(
          figure(`join.tap${line}`, 'ms', await inTurn(runs, tap(watchPage, true), tap(bare.url, false))),
          figure(`join.open${line}`, 'ms', await inTurn(runs, open(watchPage), open(bare.url))),
        )
      }
      return figures
    } finally {
      await bare.close()
    }
  })
}

/** The visitor reads for a moment, then taps. The watch page has connected meanwhile; the bare page has its pass. */
async function tapToFrame(show: Show, url: string, poor: boolean, prepares: boolean): Promise<number> {
  return onPage(show, url, poor, async (page) => {
    const button = page.locator('button', { hasText: /点一下，看直播|play/ })
    await button.waitFor()
    if (prepares) await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.connected)
    else await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1000)
    await button.click()
    const { tapAt, frameAt } = await firstFrame(page)
    return frameAt - tapAt
  })
}

/** The visitor taps as soon as there is something to tap, and again until it takes. */
async function openToFrame(show: Show, url: string, poor: boolean): Promise<number> {
  return onPage(show, url, poor, async (page) => {
    await page.evaluate(() => {
      const tapping = setInterval(() => {
        const button = [...document.querySelectorAll('button')].find((each) => /看直播|play/.test(each.textContent))
        if (button) button.click()
        else if ((window as unknown as { noted: Noted }).noted.tapAt !== null) clearInterval(tapping)
      }, 20)
    })
    return (await firstFrame(page)).frameAt
  })
}

async function onPage(
  { browser, origin }: Show,
  url: string,
  poor: boolean,
  use: (page: Page) => Promise<number>,
): Promise<number> {
  const context = await aPhone(browser, origin)
  try {
    const page = await context.newPage()
    await page.addInitScript(note)
    if (poor) await slowDown(page, poorPhone)
    await page.goto(url, { waitUntil: 'commit' })
    return await use(page)
  } finally {
    await context.close()
  }
}

async function firstFrame(page: Page): Promise<{ tapAt: number; frameAt: number }> {
  await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.frameAt !== null, undefined, {
    timeout: 60_000,
    polling: 50,
  })
  const { tapAt, frameAt } = await page.evaluate(() => (window as unknown as { noted: Noted }).noted)
  return { tapAt: tapAt!, frameAt: frameAt! }
}

/** Runs in the page before anything else. */
function note(): void {
  const noted: Noted = { tapAt: null, frameAt: null, connected: false }
  Object.assign(window, { noted })
  addEventListener('click', (event) => (noted.tapAt ??= event.timeStamp), { capture: true })
  const Plain = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      this.addEventListener('connectionstatechange', () => (noted.connected ||= this.connectionState === 'connected'))
    }
  }
  addEventListener('DOMContentLoaded', () => {
    document.querySelector('video')!.requestVideoFrameCallback(() => (noted.frameAt = performance.now()))
  })
}
