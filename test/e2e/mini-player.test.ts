import { ok } from '@zhibo/api-client/clients'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aPhone, arrive, moreFrames, openBrowser } from '../browser/chromium.ts'
import { asPerson } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { aRunningShow, type Show } from '../browser/show.ts'

const { origin } = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('who reads a job goes on hearing the show, is back with one tap, closes it with one, and is told when it is stopped', async () => {
  const show = await aRunningShow(origin, '一边看岗位一边听')
  const presenter = await (await asPerson(await aPhone(browser, origin), origin, show.presenter)).newPage()
  await joinAsPresenter(presenter, show.id)
  await show.onAir()
  await seesStanding(presenter, '正在直播')

  const viewer = await watch(show)
  await readTheJob(viewer)
  await moreFrames(viewer, 10)
  await expectAccessible(viewer, 'a job with the show still playing')
  await goesOnSounding(viewer)
  expect(await applyHref(viewer)).toContain(`session=${show.id}`)

  await mini(viewer).getByRole('link', { name: '回到直播' }).click()
  await arrive(viewer, '/sessions/*')
  await moreFrames(viewer, 10)
  await mini(viewer).waitFor({ state: 'detached' })
  await goesOnSounding(viewer)

  await readTheJob(viewer)
  await mini(viewer).getByRole('button', { name: '关掉直播' }).click()
  await mini(viewer).waitFor({ state: 'detached' })
  await expect.poll(() => heard(viewer)).toEqual([])
  expect(await applyHref(viewer)).not.toContain('session')

  await viewer.goBack()
  await viewer.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(viewer, 10)
  await readTheJob(viewer)
  await ok(
    show.host.api.sessions[':id']['emergency-stop'].$post({
      param: { id: show.id },
      json: { reason: '说到收押金', cause: 'speech' },
    }),
  )
  await mini(viewer).getByText('刚才讲的内容要核实').waitFor()
  await expect.poll(() => heard(viewer)).toEqual([])
  await show.end()
})

const mini = (page: Page) => page.getByRole('complementary', { name: '还在播放的直播' })

/** Where an application from the job's page goes, and with what it is said to have come of. */
const applyHref = (page: Page) => page.locator('a[href^="/apply?job="]').getAttribute('href')

/** Notes every element that sounds, whether or not it hangs on the page, and when one falls silent. */
function listen(): void {
  const noted = { sounding: [] as HTMLMediaElement[], silences: 0 }
  Object.assign(window, { noted })
  const plain = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = plain(name, options)
    if (element instanceof HTMLAudioElement) {
      noted.sounding.push(element)
      element.addEventListener('pause', () => (noted.silences += 1))
    }
    return element
  }
}

type Noted = { noted: { sounding: HTMLMediaElement[]; silences: number } }

/** How far each sound has come. */
const heard = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    (window as unknown as Noted).noted.sounding
      .filter(({ paused, srcObject }) => !paused && srcObject)
      .map(({ currentTime }) => currentTime),
  )

async function goesOnSounding(page: Page): Promise<void> {
  const [before] = await heard(page)
  expect(await page.evaluate(() => (window as unknown as Noted).noted.silences)).toBe(0)
  await expect.poll(async () => (await heard(page))[0]).toBeGreaterThan(before!)
}

async function watch({ id }: Show): Promise<Page> {
  const page = await (await aPhone(browser, origin)).newPage()
  await page.addInitScript(listen)
  await page.goto(`/sessions/${id}`)
  await page.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(page, 10, 60_000)
  await expect.poll(async () => (await heard(page)).length).toBe(1)
  return page
}

async function readTheJob(page: Page): Promise<void> {
  await page.locator('main article').getByRole('link').first().click()
  await arrive(page, '/jobs/*')
  await mini(page).waitFor()
}
