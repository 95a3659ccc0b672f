import { ok } from '@zhibo/api-client/clients'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDraft, aPicture } from '../browser/drafts.ts'
import { aDemoPerson, asPerson, type Client } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { approvePlan } from '../browser/show.ts'

const { origin } = inject('stack')
let browser: Browser
let host: Client

beforeAll(async () => {
  browser = await openBrowser()
  host = await aDemoPerson(origin, 'host')
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

/** A show that runs, with its only segment on: a maker's jobs, and a picture of each colour to show. */
async function aShowWithSlides(title: string, colours: string[]) {
  const presenter = await aDemoPerson(origin, 'employer-1')
  const { employers } = await ok(presenter.api.me.index.$get())
  const { employerId } = employers[0]!
  const jobs = await ok(presenter.api.jobs.index.$get({ query: { employerId, limit: '3' } }))
  const { id, version } = await aDraft(host, title, 1)
  const slideFileIds = await Promise.all(
    colours.map(async (colour) => {
      const file = new File([Uint8Array.from(await aPicture(browser, colour))], 'a.png', { type: 'image/png' })
      return (await ok(host.api.uploads.index.$post({ form: { file, purpose: 'slide' } }))).id
    }),
  )
  const param = { id }
  const segments = [{ employerId, minutes: 20, jobIds: jobs.map((job) => job.id), slideFileIds }]
  const plan = await ok(
    host.api.sessions[':id']['run-of-show'].$put({ param, json: { expectedVersion: version, segments } }),
  )
  await ok(host.api.sessions[':id'].submissions.$post({ param, json: {} }))
  await approvePlan(await aDemoPerson(origin, 'reviewer'), title)
  await ok(host.api.sessions[':id'].start.$post({ param, json: {} }))
  const { id: segmentId, presenterId } = plan.segments[0]!
  await ok(host.api.sessions[':id'].segments[':segmentId'].run.$post({ param: { id, segmentId }, json: {} }))
  const place = { param: { id, presenterId: presenterId! }, json: {} }
  return {
    id,
    presenter,
    jobs: jobs.map((job) => job.title),
    onAir: () => ok(host.api.sessions[':id'].presenters[':presenterId']['on-air'].$post(place)),
    end: () => ok(host.api.sessions[':id'].end.$post({ param, json: {} })),
  }
}

const partsIn = (page: Page) => page.getByRole('region', { name: '先后顺序' }).getByRole('listitem')
const namesIn = async (page: Page) => (await partsIn(page).allInnerTexts()).map((text) => text.split('\n')[1])

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const [a, b] = [(await from.boundingBox())!, (await to.boundingBox())!]
  await page.mouse.move(a.x + 10, a.y + 10)
  await page.mouse.down()
  await page.mouse.move(a.x + 10, b.y + b.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('a host puts a show in order by mouse and by keys, and loses nothing when a colleague saves first', async () => {
  const draft = await aDraft(host, '排一排', 30 * 24)
  const param = { id: draft.id }
  const page = await (await asPerson(await aDesk(browser, origin), origin, host)).newPage()
  await page.goto(`/host/sessions/${draft.id}/plan`)

  await page.getByLabel('加一段自己的').selectOption({ label: '开场' })
  await page.getByRole('button', { name: '加上这一段' }).click()
  await page.getByRole('heading', { name: '开场' }).waitFor()
  // A quick round: each job a part of its own, in one press.
  await page.getByText('快速岗位轮播').click()
  const jobs = page.locator('input[name=roundJobIds]')
  await jobs.nth(0).check()
  await jobs.nth(1).check()
  await page.getByRole('button', { name: '每个岗位加一段' }).click()
  await partsIn(page).nth(2).waitFor()
  const [opening, first, second] = await namesIn(page)

  const handle = (nth: number) => partsIn(page).nth(nth).getByRole('button')
  await drag(page, handle(0), partsIn(page).nth(2))
  expect(await namesIn(page)).toEqual([first, second, opening])
  await handle(2).press('ArrowUp')
  expect(await namesIn(page)).toEqual([first, opening, second])
  expect(await page.getByText(`${opening}，现在排第 2，共 3`).count()).toBe(1)
  await page.keyboard.press('ArrowUp')
  expect(await namesIn(page)).toEqual([opening, first, second])
  await expectAccessible(page, 'a plan being put in order')

  await page.getByLabel('讲几分钟').first().fill('12')
  await page.getByText('要给大家看的图片').first().click()
  await page.locator('[data-part="0"] input[type=file]').setInputFiles({
    name: '车间.png',
    mimeType: 'image/png',
    buffer: await aPicture(browser, '#23408E'),
  })
  await page.locator('[data-part="0"]').getByText('已收到').first().waitFor()

  const { version } = await ok(host.api.sessions[':id'].$get({ param }))
  const policy = { kind: 'policy' as const, title: '社保问答', minutes: 15 }
  await ok(
    host.api.sessions[':id']['run-of-show'].$put({ param, json: { expectedVersion: version, segments: [policy] } }),
  )
  await page.getByRole('button', { name: '保存', exact: true }).filter({ visible: true }).click()
  await page.getByText('别人刚刚改过这张流程单').waitFor()
  await page.getByText('社保问答 · 15 分钟').waitFor()
  expect(await namesIn(page)).toEqual([opening, first, second])
  await page.getByRole('button', { name: '用我写的' }).click()
  await page.getByText('别人刚刚改过这张流程单').waitFor({ state: 'detached' })
  await expect
    .poll(async () => {
      const { segments } = await ok(host.api.sessions[':id'].$get({ param }))
      return segments.map(({ minutes, slides, jobs: shown }) => [minutes, slides, shown.length])
    })
    .toEqual([
      [12, 1, 0],
      [3, 0, 1],
      [3, 0, 1],
    ])
})

test('without script the same buttons move parts and jobs, a picture goes along, and every press keeps all', async () => {
  const draft = await aDraft(host, '不用脚本排', 31 * 24)
  const context = await aDesk(browser, origin, { javaScriptEnabled: false })
  const page = await (await asPerson(context, origin, host)).newPage()
  const kept = async () => (await ok(host.api.sessions[':id'].$get({ param: { id: draft.id } }))).segments
  await page.goto(`/host/sessions/${draft.id}/plan`)
  await page.getByLabel('加一段自己的').selectOption({ label: '开场' })
  await page.getByRole('button', { name: '加上这一段' }).click()
  const maker = await ok((await aDemoPerson(origin, 'employer-1')).api.me.index.$get())
  await page.getByLabel('加一家企业').selectOption(maker.employers[0]!.employerId)
  await page.getByRole('button', { name: '加一段', exact: true }).click()
  const jobs = (await kept())[1]!.jobs.map(({ id }) => id)
  const employer = (nth: number) => page.locator(`[data-part="${nth}"]`)

  await employer(1)
    .getByRole('button', { name: /^往前：/ })
    .last()
    .click()
  expect((await kept())[1]!.jobs.map(({ id }) => id)).toEqual([...jobs.slice(0, -2), jobs.at(-1), jobs.at(-2)])
  await employer(1)
    .getByRole('button', { name: /^往前移：/ })
    .click()
  expect((await kept()).map(({ kind }) => kind)).toEqual(['employer', 'opening'])
  await employer(0).locator('summary').click()
  const picture = { name: '车间.png', mimeType: 'image/png', buffer: await aPicture(browser, '#23408E') }
  await employer(0).locator('input[type=file]').setInputFiles(picture)
  await page.getByRole('button', { name: '保存', exact: true }).filter({ visible: true }).click()
  expect(await kept()).toMatchObject([{ slides: 1 }, { slides: 0 }])
})

test('whoever presents reads what must be said, goes on to the next job and shows a picture, all on a phone', async () => {
  const show = await aShowWithSlides('看图讲岗', ['#BF2A18', '#1B6B4A'])
  const page = await (await asPerson(await aPhone(browser, origin), origin, show.presenter)).newPage()
  await joinAsPresenter(page, show.id)
  await show.onAir()
  await seesStanding(page, '正在直播')
  await page.getByText('现在轮到您讲').waitFor()

  await page.getByRole('button', { name: `讲下一个：${show.jobs[0]}` }).click()
  const lines = page.getByRole('list', { name: '这几样一定要说清楚' }).getByRole('checkbox')
  await lines.first().check()
  await page.getByText(/讲了 1\//).waitFor()
  await page.getByRole('button', { name: '大字' }).click()
  await expectAccessible(page, 'the teleprompter in large type')
  await page.getByRole('button', { name: '收起大字' }).click()

  const viewer = await (await aDesk(browser, origin)).newPage()
  await viewer.goto(`/sessions/${show.id}`)
  await viewer.getByRole('button', { name: '点一下，看直播' }).click()
  await page.getByRole('button', { name: '给观众看', exact: true }).click()
  await sees(viewer, { red: true })
  await page.getByRole('button', { name: '下一张' }).click()
  await sees(viewer, { red: false })
  await page.getByRole('button', { name: '不给看了' }).click()
  await page.getByRole('button', { name: '给观众看', exact: true }).waitFor()
  await show.end()
})

/** Resolves when the middle of a viewer's picture is red rather than green, or the other way round. */
const sees = (page: Page, { red: wanted }: { red: boolean }) =>
  page.waitForFunction((red) => {
    const video = document.querySelector('video')
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
    if (!video?.videoWidth || video.videoWidth !== Math.round((video.videoHeight * 16) / 9)) return false
    pen.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1)
    const [r = 0, g = 0] = pen.getImageData(0, 0, 1, 1).data
    return red ? r > g + 60 : g > r + 40
  }, wanted)
