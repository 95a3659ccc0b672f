import { rm } from 'node:fs/promises'
import { ok } from '@zhibo/api-client/clients'
import { type Stack, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { type CutOff, openBrowserToCut } from '../browser/network.ts'
import { aClient, asPerson } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { aRunningShow, type Show } from '../browser/show.ts'

const dataDir = makeTempDir('workshop')
let stack: Stack
let browser: Browser
let workshop: CutOff

beforeAll(async () => {
  stack = await startStack({ dataDir, port: 0, demo: true, demoPresenter: false, log: () => undefined })
  ;[browser, workshop] = await Promise.all([openBrowser(), openBrowserToCut()])
})

afterEach(() => Promise.all([...browser.contexts(), ...workshop.browser.contexts()].map((context) => context.close())))
afterAll(async () => {
  await Promise.all([browser?.close(), workshop?.close()])
  await stack?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const onPhone = async ({ presenter }: Show, at: Browser = browser) =>
  asPerson(await aPhone(at, stack.origin), stack.origin, presenter)

async function aViewer(show: Show): Promise<Page> {
  const page = await (await aPhone(browser, stack.origin)).newPage()
  await page.goto(`/sessions/${show.id}`)
  await page.getByRole('button', { name: '点一下，看直播' }).click()
  return page
}

test('in the workshop: the network is gone for twenty seconds and the phone comes back to its place by itself', async () => {
  const show = await aRunningShow(stack.origin, '车间断网')
  await show.onAir()
  const phone = await (await onPhone(show, workshop.browser)).newPage()
  await joinAsPresenter(phone, show.id)
  await seesStanding(phone, '正在直播')
  const viewer = await aViewer(show)
  await moreFrames(viewer, 20)

  workshop.cut()
  const cutAt = Date.now()
  await phone.getByText('网络差，画面可能卡').waitFor({ timeout: 15_000 })
  await seesStanding(phone, '网络断了')
  await phone.waitForTimeout(Math.max(0, 20_000 - (Date.now() - cutAt)))
  workshop.restore()
  const back = Date.now()
  await seesStanding(phone, '正在直播')
  await moreFrames(viewer, 10)
  expect(Date.now() - back).toBeLessThan(15_000)

  // The page itself is thrown away, as a phone does that takes a call: it comes back without a tap.
  await phone.reload()
  await seesStanding(phone, '正在直播')
  await moreFrames(viewer, 10)
  await phone.getByRole('button', { name: '离场' }).click()
  await phone.reload()
  await phone.getByRole('button', { name: '打开摄像头和麦克风' }).waitFor()
  await show.end()
})

test('a spare steps in when the first device’s network is gone, and gives way when it is back', async () => {
  const show = await aRunningShow(stack.origin, '备用机')
  await show.onAir()
  const first = await (await onPhone(show, workshop.browser)).newPage()
  await joinAsPresenter(first, show.id)
  await seesStanding(first, '正在直播')
  const second = await (await onPhone(show)).newPage()
  await joinAsPresenter(second, show.id)
  await seesStanding(second, '这个位置已经在另一台设备上')
  await second.getByRole('button', { name: '当备用机' }).click()
  await second.getByText('由另一台设备送画面，这一台备用').waitFor()
  const viewer = await aViewer(show)
  await moreFrames(viewer, 20)

  workshop.cut()
  await second.getByText('由另一台设备送画面，这一台备用').waitFor({ state: 'hidden', timeout: 40_000 })
  await seesStanding(second, '正在直播')
  await moreFrames(viewer, 20)
  workshop.restore()
  await second.getByText('由另一台设备送画面，这一台备用').waitFor()
  await seesStanding(first, '正在直播')
  await moreFrames(viewer, 20)
  const { presenters } = await ok(aClient(stack.origin).api.sessions[':id'].$get({ param: { id: show.id } }))
  expect(presenters).toMatchObject([{ id: show.presenterId, state: 'on_air' }])

  await show.end()
})
