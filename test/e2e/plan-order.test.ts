import { ok } from '@zhibo/api-client/clients'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDraft, aPicture } from '../browser/drafts.ts'
import { aDemoPerson, asPerson, type Client } from '../browser/people.ts'
import { middleOf, swipe } from '../browser/touch.ts'

const { origin } = inject('stack')
/** Until it is kept, or scrolled. */
const soon = { timeout: 20_000 }
let browser: Browser
let host: Client

beforeAll(async () => {
  browser = await openBrowser()
  host = await aDemoPerson(origin, 'host')
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

/** A plan of an opening, a maker with three jobs and three pictures, and a closing. */
async function aPlan(title: string, inDays: number) {
  const { employers } = await ok((await aDemoPerson(origin, 'employer-1')).api.me.index.$get())
  const { employerId } = employers[0]!
  const jobs = await ok(host.api.jobs.index.$get({ query: { employerId, limit: '3' } }))
  const slideFileIds: string[] = []
  for (const colour of ['#BF2A18', '#1B6B4A', '#23408E']) {
    const file = new File([Uint8Array.from(await aPicture(browser, colour))], 'a.png', { type: 'image/png' })
    slideFileIds.push((await ok(host.api.uploads.index.$post({ form: { file, purpose: 'slide' } }))).id)
  }
  const { id, version } = await aDraft(host, title, inDays * 24)
  const segments = [
    { kind: 'opening' as const, minutes: 5 },
    { employerId, minutes: 20, jobIds: jobs.map((job) => job.id), slideFileIds },
    { kind: 'closing' as const, minutes: 5 },
  ]
  const param = { id }
  await ok(host.api.sessions[':id']['run-of-show'].$put({ param, json: { expectedVersion: version, segments } }))
  return { id, jobs: jobs.map((job) => job.title), slides: slideFileIds }
}

const kept = async (id: string) => {
  const param = { id }
  const [{ segments }, plan] = await Promise.all([
    ok(host.api.sessions[':id'].$get({ param })),
    ok(host.api.runOfShow[':id']['run-of-show'].$get({ param })),
  ])
  return segments.map(({ kind, jobs, id: segmentId }) => ({
    kind,
    jobs: jobs.map((job) => job.title),
    slides: plan.segments.find((each) => each.id === segmentId)!.slideFiles.map((file) => file.id),
  }))
}

const handles = (place: Locator) => place.locator('[data-handle]')
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).filter({ visible: true }).click()

/** Also once a swipe before it has run out: until then the page moves under the finger. */
const inSight = (place: Locator) =>
  place.evaluate(async (element) => {
    let [top, still] = [Number.NaN, 0]
    while (still < 5) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = element.getBoundingClientRect().top
      still = now === top ? still + 1 : 0
      top = now
    }
  })

/** By the finger on its handle, from one line of a list onto another. */
async function dragByTouch(page: Page, list: Locator, from: number, to: number) {
  await handles(list).nth(to).waitFor()
  await inSight(handles(list).nth(from))
  await swipe(page, await middleOf(handles(list).nth(from)), await middleOf(handles(list).nth(to)))
}

test('on a phone a finger on the handle moves parts, jobs and pictures; beside it the page scrolls as ever', async () => {
  const plan = await aPlan('用手指排', 32)
  const page = await (await asPerson(await aPhone(browser, origin), origin, host)).newPage()
  await page.goto(`/host/sessions/${plan.id}/plan`)
  const order = page.getByRole('region', { name: '先后顺序' })
  const scrolled = () => page.evaluate(() => Math.round(window.scrollY))

  await handles(order).nth(2).waitFor()
  for (const handle of await handles(order).all()) {
    const { width, height } = (await handle.boundingBox())!
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(48)
  }
  await inSight(handles(order).nth(0))
  const before = await scrolled()
  await dragByTouch(page, order, 0, 2)
  expect(await scrolled()).toBe(before)
  await page.getByText(/现在排第 3，共 3/).waitFor()
  const onName = await middleOf(order.getByRole('link').nth(2))
  await swipe(page, onName, { ...onName, y: onName.y - 200 })
  await expect.poll(scrolled, soon).toBeGreaterThan(before)

  const maker = page.locator('[data-part="0"]')
  const jobs = maker.getByRole('group', { name: '讲哪些岗位' }).getByRole('list')
  await dragByTouch(page, jobs, 2, 0)
  await page.getByText(`${plan.jobs[2]}，现在排第 1，共 3`).waitFor()
  await maker.getByText('要给大家看的图片').first().click()
  const pictures = maker.locator('details ol')
  await dragByTouch(page, pictures, 0, 2)
  await page.getByText('第 1 个文件，现在排第 3，共 3').waitFor()
  await expectAccessible(page, 'a plan whose pictures are put in order')
  await save(page)
  const [j1, j2, j3] = plan.jobs
  const [s1, s2, s3] = plan.slides
  await expect
    .poll(() => kept(plan.id), soon)
    .toEqual([
      { kind: 'employer', jobs: [j3, j1, j2], slides: [s2, s3, s1] },
      { kind: 'closing', jobs: [], slides: [] },
      { kind: 'opening', jobs: [], slides: [] },
    ])
})

test('pictures move by keys and by buttons, and the focus goes along', async () => {
  const plan = await aPlan('按键排图片', 33)
  const [s1, s2, s3] = plan.slides
  const page = await (await asPerson(await aDesk(browser, origin), origin, host)).newPage()
  await page.goto(`/host/sessions/${plan.id}/plan`)
  const maker = page.locator('[data-part="1"]')
  await handles(maker).first().waitFor()
  await maker.getByText('要给大家看的图片').first().click()

  await maker.getByRole('button', { name: '换顺序：第 1 个文件' }).press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.getByText('第 2 个文件，现在排第 3，共 3').waitFor()
  await maker.getByRole('button', { name: '往前：第 2 个文件' }).press('Enter')
  // It is the first now: there is only the way back.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('往后：第 1 个文件')
  await save(page)
  await expect.poll(async () => (await kept(plan.id))[1]!.slides, soon).toEqual([s3, s2, s1])
})

test('without script a press moves a picture, keeps the rest and leaves the pictures open', async () => {
  const plan = await aPlan('不用脚本排图片', 34)
  const [s1, s2, s3] = plan.slides
  const context = await aDesk(browser, origin, { javaScriptEnabled: false })
  const page = await (await asPerson(context, origin, host)).newPage()
  await page.goto(`/host/sessions/${plan.id}/plan`)
  const maker = page.locator('[data-part="1"]')
  await maker.locator('summary').click()
  await maker.getByRole('button', { name: '往前：第 3 个文件' }).click()
  await maker.getByRole('button', { name: '往前：第 2 个文件' }).click()
  expect((await kept(plan.id))[1]).toEqual({ kind: 'employer', jobs: plan.jobs, slides: [s3, s1, s2] })
})
