import { rm } from 'node:fs/promises'
import { ok } from '@zhibo/api-client/clients'
import { type Stack, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { aClient, asPerson } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { aRunningShow, type Show } from '../browser/show.ts'

// An installation of its own: the other stories' is not recorded.
const dataDir = makeTempDir('replay')
let stack: Stack
let origin: string
let browser: Browser

beforeAll(async () => {
  stack = await startStack({
    dataDir,
    port: 0,
    demo: true,
    demoPresenter: false,
    recording: true,
    log: () => undefined,
  })
  origin = stack.origin
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('what was presented is recorded, played from an answer, given to everyone by a host, and taken back', async () => {
  const show = await aRunningShow(origin, '要看回放的一场')
  await presentAndAnswer(show)
  const desk = await (await asPerson(await aDesk(browser, origin), origin, show.host)).newPage()
  await releaseIt(desk, show)
  const viewer = await (await aPhone(browser, origin)).newPage()
  await watchIt(viewer, show)
  await seeTheJobClosed(viewer, show)
  await takeItBack(desk, viewer, show)
})

const airtime = async (show: Show) => {
  const { airtime } = await ok(show.host.api.timeline[':id'].timeline.$get({ param: { id: show.id } }))
  return airtime?.airtimeMs
}

const jobOf = async (show: Show) => {
  const { segments } = await ok(show.host.api.sessions[':id'].$get({ param: { id: show.id } }))
  return segments[0]!.jobs[0]!
}

/** Some seconds on air, with the job pinned and a question answered by voice. */
async function presentAndAnswer(show: Show): Promise<void> {
  const param = { id: show.id }
  const phone = await (await asPerson(await aPhone(browser, origin), origin, show.presenter)).newPage()
  await joinAsPresenter(phone, show.id)
  await show.onAir()
  await seesStanding(phone, '正在直播')
  const viewer = await (await aPhone(browser, origin)).newPage()
  await viewer.goto(`/sessions/${show.id}`)
  await viewer.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(viewer, 30, 60_000)
  await ok(show.host.api.sessions[':id'].pins.$post({ param, json: { jobId: (await jobOf(show)).id } }))
  const asked = await ok(show.presenter.api.questions[':id'].questions.$post({ param, json: { text: '几号发工资' } }))
  const answer = { param: { ...param, questionId: asked.id } }
  await ok(show.host.api.questions[':id'].questions[':questionId'].take.$post(answer))
  await moreFrames(viewer, 60, 60_000)
  await ok(show.host.api.questions[':id'].questions[':questionId'].answer.$post({ ...answer, json: {} }))
  await moreFrames(viewer, 60, 60_000)
  await show.end()
  await viewer.close()
  await phone.close()
}

/** The recording is checked and stored by itself; it plays from where the answer was given, and a host lets it out. */
async function releaseIt(desk: Page, show: Show): Promise<void> {
  await desk.goto(`/host/sessions/${show.id}/recordings`)
  await expect
    .poll(
      async () => {
        await desk.reload()
        return desk.getByText('已存好，未公开').count()
      },
      { timeout: 90_000, interval: 2_000 },
    )
    .toBe(1)
  await desk.getByText('几号发工资').first().waitFor()
  await desk.getByRole('button', { name: '播放' }).first().click()
  await moreFrames(desk, 10)
  await expectAccessible(desk, 'recordings of a show')
  await desk.getByRole('button', { name: '放出回放（公开 90 天）' }).click()
  await desk.getByText('回放公开中').waitFor()
}

async function watchIt(viewer: Page, show: Show): Promise<void> {
  const before = await airtime(show)
  await viewer.goto(`/sessions/${show.id}`)
  await viewer.getByRole('link', { name: '看回放' }).click()
  const job = await jobOf(show)
  await viewer.getByRole('navigation', { name: '讲了什么' }).getByText(job.title).click()
  await moreFrames(viewer, 10)
  await viewer
    .getByRole('link', { name: /一键投递/ })
    .or(viewer.getByRole('button', { name: /一键投递/ }))
    .first()
    .waitFor()
  await expectAccessible(viewer, 'a replay')
  expect(await airtime(show)).toBe(before)
}

/** A job that takes nobody any more says so in the replay, and offers nothing. */
async function seeTheJobClosed(viewer: Page, show: Show): Promise<void> {
  const job = await jobOf(show)
  const param = { id: job.id }
  const { version } = await ok(show.presenter.api.jobs[':id'].file.$get({ param }))
  const stopped = await ok(show.presenter.api.jobs[':id'].stop.$post({ param, json: { expectedVersion: version } }))
  await viewer.reload()
  await viewer.getByText('已过期').first().waitFor()
  expect(await viewer.getByRole('button', { name: /一键投递/ }).count()).toBe(0)
  await ok(show.presenter.api.jobs[':id'].reopen.$post({ param, json: { expectedVersion: stopped.version } }))
}

async function takeItBack(desk: Page, viewer: Page, show: Show): Promise<void> {
  await desk.getByText('撤下回放').click()
  await desk.getByLabel('为什么撤下').fill('主讲人不同意公开')
  await desk.getByRole('button', { name: '撤下', exact: true }).click()
  await desk.getByText('回放已撤下').waitFor()
  await viewer.reload()
  await viewer.getByText('这一场没有公开的回放。').waitFor()
  expect((await aClient(origin).fetch(`${origin}/sessions/${show.id}`)).status).toBe(200)
}
