import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { aPhone, moreFrames } from '../browser/chromium.ts'
import { type Figure, figure } from './figure.ts'
import { serveBarePage } from './watch/bare.ts'
import { type Show, withShow } from './watch/show.ts'
import { serveEmptyKit } from './weight/empty-kit.ts'
import { kB, type Script, scriptsOf } from './weight/scripts.ts'

/**
 * kB of script, packed, on the watch page. `before`: what brings it to life, without what it fetches meanwhile to join
 * the room early; `prepared`: with that; `all`: after the tap and with the sheet for applying open. Before is
 * compared with an empty application of the same frameworks, the others with that and a page with livekit-client.
 */
export async function bench(): Promise<Figure[]> {
  return withShow(async (show) => {
    const { before, prepared, all } = await ours(show)
    const framework = await emptyKit(show)
    const bare = await serveBarePage(show)
    const media = gzipSync(bare.script, { level: 9 }).length / 1000
    await bare.close()
    // Bytes of a build do not vary from run to run.
    const one = (name: string, mine: number, reference: number) => figure(name, 'kB', [{ ours: mine, reference }])
    return [
      one('weight.before', before, framework),
      one('weight.prepared', prepared, framework + media),
      one('weight.all', all, framework + media),
    ]
  })
}

async function ours(show: Show): Promise<Record<'before' | 'prepared' | 'all', number>> {
  return onPage(show, async (page, scripts) => {
    // It has come to life and is idle when it asks for its pass into the room.
    const pass = page.waitForResponse(/media-token$/)
    await page.goto(`/sessions/${show.sessionId}`)
    await pass
    await until(scripts, (come) => come.some(({ isMedia }) => isMedia))
    const prepared = await scripts()
    const early = prepared.filter(({ isMedia }) => !isMedia)
    await page.getByRole('button', { name: '点一下，看直播' }).click()
    await moreFrames(page, 5)
    await page.getByRole('link', { name: '一键投递' }).first().click()
    await page.getByRole('dialog', { name: '投递' }).waitFor()
    return { before: kB(early), prepared: kB(prepared), all: kB(await scripts()) }
  })
}

async function emptyKit(show: Show): Promise<number> {
  const empty = await serveEmptyKit()
  try {
    return await onPage(show, async (page, scripts) => {
      await page.goto(empty.url, { waitUntil: 'networkidle' })
      return kB(await scripts())
    })
  } finally {
    await empty.close()
  }
}

async function onPage<T>(
  { browser, origin }: Show,
  use: (page: Page, scripts: () => Promise<Script[]>) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await aPhone(browser, origin)
  try {
    const page = await context.newPage()
    return await use(page, await scriptsOf(context, page))
  } finally {
    await context.close()
  }
}

async function until(scripts: () => Promise<Script[]>, is: (come: Script[]) => boolean): Promise<void> {
  const began = performance.now()
  while (!is(await scripts())) {
    if (performance.now() - began > 30_000) throw new Error('the watch page did not fetch what it plays with')
  }
}
