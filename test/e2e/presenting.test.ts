import { roomName } from '@zhibo/api/media/rooms'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { giveDevices, setLight, setRefusal, unplugCamera } from '../browser/devices.ts'
import { isSending, isThrownOut, startEncoder, stopEncoder } from '../browser/encoder.ts'
import { asPerson } from '../browser/people.ts'
import { joinAsPresenter, joinWithoutCamera, makeKey, openDevices, seesStanding } from '../browser/presenter.ts'
import { aRunningShow, type Show } from '../browser/show.ts'
import { toldCameraMs } from '../media/told.ts'

const stack = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

const onPhone = async ({ presenter }: Show) => asPerson(await aPhone(browser, stack.origin), stack.origin, presenter)
const atDesk = async ({ presenter }: Show) => asPerson(await aDesk(browser, stack.origin), stack.origin, presenter)

async function aViewer(show: Show): Promise<Page> {
  const page = await (await aPhone(browser, stack.origin)).newPage()
  await page.goto(`/sessions/${show.id}`)
  await page.getByRole('button', { name: '点一下，看直播' }).click()
  return page
}

/** Resolves when the picture a viewer sees is so many times as wide as it is high. */
const showsShape = (page: Page, shape: number) =>
  page.waitForFunction((wanted) => {
    const { videoWidth = 0, videoHeight = 1 } = document.querySelector('video') ?? {}
    return Math.abs(videoWidth / videoHeight - wanted) < 0.02
  }, shape)

test('a studio sends by WHIP with the key from the presenter’s page, under the host’s hand', async () => {
  const show = await aRunningShow(stack.origin, '演播室推流')
  const page = await (await atDesk(show)).newPage()
  const studio = await (await aDesk(browser, stack.origin)).newPage()
  await joinWithoutCamera(page, show.id)
  await seesStanding(page, '等主持人上播')
  const access = await makeKey(page)
  await expectAccessible(page, 'a key just made')

  expect(await startEncoder(studio, access)).toBe(409)
  await show.onAir()
  await seesStanding(page, '正在直播，但没有画面')
  expect(await startEncoder(studio, access)).toBe(201)
  await isSending(studio)
  await page.getByText('由演播室送画面和声音').waitFor()
  await page.getByText('编码器已接入，正在送画面').waitFor()
  const viewer = await aViewer(show)
  await moreFrames(viewer, 30)

  await show.offAir()
  await isThrownOut(studio)
  await seesStanding(page, '等主持人上播')
  expect(await startEncoder(studio, access)).toBe(409)
  await show.onAir()
  expect(await startEncoder(studio, access)).toBe(201)
  await moreFrames(viewer, 20)
  expect(await stopEncoder(studio)).toBe(200)
  expect(await startEncoder(studio, access)).toBe(201)
  await isSending(studio)
  await page.getByRole('button', { name: '收回密钥' }).click()
  await isThrownOut(studio)
  await page.getByText('还没有推流密钥').waitFor()
  expect(await startEncoder(studio, access)).toBe(401)
  await show.end()
  expect(await toldCameraMs(stack.databaseUrl, roomName('live', show.id))).toBeGreaterThan(1000)
})

test('before going in: the line is measured by really sending, what viewers see comes back, and the result is kept', async () => {
  const show = await aRunningShow(stack.origin, '设备测试')
  const context = await onPhone(show)
  const page = await context.newPage()
  await openDevices(page, show.id)
  await page.getByLabel('观众看到的画面').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('video')[1]!.videoHeight === 180)
  await page.getByText('网络好，观众看得清楚').waitFor({ timeout: 20_000 })
  await expectAccessible(page, 'a device test that went well')
  await page.reload()
  await page.getByText('上次测试合格').waitFor()
  await show.end()
})

test('a second device is asked what it is for; as a spare it steps in when the first one is gone, and gives way again', async () => {
  const show = await aRunningShow(stack.origin, '备用机')
  await show.onAir()
  const first = await (await onPhone(show)).newPage()
  await joinAsPresenter(first, show.id)
  await seesStanding(first, '正在直播')
  const second = await (await onPhone(show)).newPage()
  await joinAsPresenter(second, show.id)
  await seesStanding(second, '这个位置已经在另一台设备上')
  await expectAccessible(second, 'a place that is taken')
  await second.getByRole('button', { name: '当备用机' }).click()
  await second.getByText('由另一台设备送画面，这一台备用').waitFor()
  const viewer = await aViewer(show)
  await moreFrames(viewer, 20)

  await first.getByRole('button', { name: '离场' }).click()
  await second.getByText('由另一台设备送画面，这一台备用').waitFor({ state: 'hidden' })
  await moreFrames(viewer, 20)
  await joinAsPresenter(first, show.id)
  await seesStanding(first, '正在直播')
  await second.getByText('由另一台设备送画面，这一台备用').waitFor()

  // Taken over by a tap: the first one is told, and does not come back by itself.
  await second.getByRole('button', { name: '用这一台讲' }).click()
  await seesStanding(first, '您在另一台设备上进场了')
  await seesStanding(second, '正在直播')
  await moreFrames(viewer, 20)
  await seesStanding(first, '您在另一台设备上进场了')
  await show.end()
})

test('what is wrong with camera and microphone is said in plain words, and one button mends it', async () => {
  const show = await aRunningShow(stack.origin, '设备出毛病')
  const context = await atDesk(show)
  await giveDevices(context)
  const page = await context.newPage()
  await page.goto(`/present/${show.id}`)
  await setRefusal(page, 'NotAllowedError')
  await page.getByRole('button', { name: '打开摄像头和麦克风' }).click()
  await page.getByText('浏览器没有让我们用摄像头和麦克风').waitFor()
  await expectAccessible(page, 'devices refused')
  await setRefusal(page, '')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('button', { name: '进场' }).click()
  await show.onAir()
  await seesStanding(page, '正在直播')
  const viewer = await aViewer(show)
  await moreFrames(viewer, 20)

  await setLight(page, 0)
  await page.getByText('画面全黑').waitFor()
  await setLight(page, 30)
  await page.getByText('画面太暗').waitFor()
  await setLight(page, 140)
  await page.getByText('画面太暗').waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: '静音', exact: true }).click()
  await page.getByText('您静音了，但在说话').waitFor()
  await expectAccessible(page, 'muted and talking')
  await page.getByRole('button', { name: '打开麦克风' }).click()
  await page.getByText('您静音了，但在说话').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '静音', exact: true }).waitFor()

  await unplugCamera(page)
  await page.getByText('摄像头的线断了').waitFor()
  await seesStanding(page, '正在直播，但没有画面')
  await page.getByRole('button', { name: '换一个摄像头' }).click()
  await page.getByText('摄像头的线断了').waitFor({ state: 'hidden' })
  await moreFrames(viewer, 20)

  // A screen takes the camera's place before viewers, and gives it back.
  await page.getByRole('button', { name: '给大家看屏幕' }).click()
  await page.getByLabel('观众看到的屏幕').waitFor()
  await showsShape(viewer, 4 / 3)
  await page.getByRole('button', { name: '不再给看屏幕' }).click()
  await showsShape(viewer, 16 / 9)
  await show.end()
})
