import type { Page } from 'playwright-core'

/** What stands between a page and its visitor: `cpu` times slower, `latencyMs` a round trip, `mbits` a second each way. */
export interface Slowness {
  cpu: number
  latencyMs: number
  mbits: number
}

/** A mid-range phone at the edge of a village. */
export const poorPhone: Slowness = { cpu: 4, latencyMs: 300, mbits: 1.6 }

/** Holds a page back from here on. */
export async function slowDown(page: Page, { cpu, latencyMs, mbits }: Slowness): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: (mbits * 1e6) / 8,
    uploadThroughput: (mbits * 1e6) / 8,
  })
}

/** When the newest paint of a kind was, in ms since the page was opened. */
export const painted = (page: Page, type: 'paint' | 'largest-contentful-paint'): Promise<number> =>
  page.evaluate(
    (type) =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type,
          buffered: true,
        }),
      ),
    type,
  )
