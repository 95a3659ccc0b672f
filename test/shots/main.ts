// `pnpm shots [ROUTE…] [--lang en] [--docs]`: pictures of every screen at three sizes, light, dark and care, into
// .shots/. ROUTE picks screens whose name or path contains it; --docs takes only the guides' pictures, into docs/pictures.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { alive, moreFrames, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson } from '../browser/people.ts'
import { reviewStates } from './review-states.ts'
import { type Screen, screensOf } from './screens.ts'

const sizes = {
  phone: { width: 360, height: 780 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1440, height: 900 },
}
const looks = ['light', 'dark', 'care'] as const
type Size = keyof typeof sizes
type Look = (typeof looks)[number]

const root = path.resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({
  options: { lang: { type: 'string', default: 'zh-CN' }, docs: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const dataDir = makeTempDir('shots')
const stack = await startStack({ dataDir, port: 0, demo: true, log: (line) => console.log(line) })
const browser = await openBrowser()
try {
  const states = values.docs ? null : await reviewStates(stack.origin, dataDir)
  const all = await screensOf(stack.origin, states)
  const wanted = all.filter(
    ({ name, path }) =>
      positionals.length === 0 || positionals.some((part) => name.includes(part) || path.includes(part)),
  )
  if (values.docs) await takeGuides(wanted)
  else await takeAll(wanted)
} finally {
  await browser.close()
  await stack.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function takeGuides(screens: Screen[]): Promise<void> {
  for (const screen of screens) {
    if (!screen.guide) continue
    const file = path.join(root, 'docs/pictures', `${screen.guide.file}.png`)
    await inContext(browser, screen.guide.size, 'light', screen.as, (context) => take(context, screen, file, false))
  }
}

async function takeAll(screens: Screen[]): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    for (const look of looks) {
      for (const as of new Set(screens.map((screen) => screen.as))) {
        await inContext(browser, size, look, as, async (context) => {
          for (const screen of screens.filter((each) => each.as === as)) {
            const file = path.join(root, '.shots', values.lang, `${screen.name}-${size}-${look}.png`)
            await take(context, screen, file, true)
          }
        })
      }
    }
  }
}

/** A browser of that size and look, signed in as that person. */
async function inContext(
  browser: Browser,
  size: Size,
  look: Look,
  as: string | undefined,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: stack.origin,
    viewport: sizes[size],
    hasTouch: size !== 'desk',
    colorScheme: look === 'dark' ? 'dark' : 'light',
    locale: values.lang,
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'microphone'],
  })
  const cookies = [`zhibo_locale=${values.lang}`, ...(look === 'care' ? ['zhibo_care=1'] : [])]
  if (as) cookies.push((await aDemoPerson(stack.origin, as)).cookie())
  await context.addCookies(
    cookies.map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: stack.origin }
    }),
  )
  try {
    await work(context)
  } finally {
    await context.close()
  }
}

async function take(context: BrowserContext, screen: Screen, file: string, fullPage: boolean): Promise<void> {
  const page: Page = await context.newPage()
  mkdirSync(path.dirname(file), { recursive: true })
  await page.goto(screen.path, { waitUntil: 'load' })
  await alive(page)
  await screen.before?.(page)
  if (screen.plays === 'tapped') await page.getByRole('button', { name: /点一下|Tap to watch/ }).click()
  if (screen.plays) await moreFrames(page, 10)
  else await page.waitForFunction(() => document.fonts.status === 'loaded')
  // A button that fades in has come before it is looked at.
  await page.screenshot({ path: file, fullPage, animations: 'disabled' })
  console.log(path.relative(root, file))
  await page.close()
}
