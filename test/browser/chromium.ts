import { findChromium } from '@zhibo/infra/chromium'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** A fake camera and microphone that ask nobody, and no network of the browser's own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
]

/** A real Chromium with a fake camera and microphone that ask nobody. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium({ log: () => undefined }),
    args: chromiumArgs,
  })
}

/** A phone 412 pixels wide, held upright, in Chinese. */
export const aPhone = (browser: Browser, origin: string, more: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({
    ...more,
    baseURL: origin,
    viewport: { width: 412, height: 915 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'microphone'],
  })

/** A staff desk, 1440 pixels wide, in Chinese. */
export const aDesk = (browser: Browser, origin: string, more: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({
    ...more,
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'microphone'],
  })

/** Resolves when the page is at a path, whatever its query. `*` stands for one step of it. */
export const arrive = (page: Page, path: string): Promise<void> => {
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`)
  return page.waitForURL((url) => pattern.test(url.pathname))
}

/** Resolves once a page has come to life. Until then its buttons are grey; SvelteKit puts its announcer in when it has. */
export const alive = (page: Page): Promise<void> => page.locator('#svelte-announcer').waitFor({ state: 'attached' })

/** Frames the page's first video has decoded and shown so far. */
export const decodedFrames = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const quality = document.querySelector('video')?.getVideoPlaybackQuality()
    return quality ? quality.totalVideoFrames - quality.droppedVideoFrames : 0
  })

/** Resolves when the page's video has decoded at least `more` frames beyond those it has now. */
export async function moreFrames(page: Page, more: number, timeout = 30_000): Promise<void> {
  const before = await decodedFrames(page)
  await page.waitForFunction(
    ({ before, more }) => {
      const quality = document.querySelector('video')?.getVideoPlaybackQuality()
      const now = quality ? quality.totalVideoFrames - quality.droppedVideoFrames : 0
      // A new picture after a reconnect counts from nothing again.
      return now >= before + more || (now < before && now >= more)
    },
    { before, more },
    { timeout, polling: 100 },
  )
}
