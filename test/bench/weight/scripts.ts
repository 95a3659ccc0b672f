import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'

/** A script the page has fetched, in the order in which it was asked for. */
export interface Script {
  url: string
  /** Packed as gzip packs it best, whatever it came as. */
  bytes: number
  /** livekit-client, which weighs more than all the rest, and what joins the room with it. */
  isMedia: boolean
}

/** Notes every script a page fetches from now on; the answer tells those whose bodies have come. */
export async function scriptsOf(context: BrowserContext, page: Page): Promise<() => Promise<Script[]>> {
  const devtools = await context.newCDPSession(page)
  const asked = new Map<string, { url: string; isScript: boolean }>()
  const come = new Set<string>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    asked.set(requestId, { url: response.url, isScript: /javascript/.test(response.mimeType) })
  })
  devtools.on('Network.loadingFinished', ({ requestId }) => come.add(requestId))
  await devtools.send('Network.enable', { maxTotalBufferSize: 50_000_000 })
  return () =>
    Promise.all(
      [...asked]
        .filter(([requestId, { isScript }]) => isScript && come.has(requestId))
        .map(async ([requestId, { url }]) => {
          const { body } = await devtools.send('Network.getResponseBody', { requestId })
          return {
            url,
            bytes: gzipSync(body, { level: 9 }).length,
            isMedia:
              (body.includes('livekit') && body.length > 300_000) ||
              (body.includes('/media-token') && body.length < 20_000),
          }
        }),
    )
}

export const kB = (scripts: Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
