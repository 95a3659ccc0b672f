import { ok } from '@zhibo/api-client/clients'
import { roomName } from '@zhibo/api/media/rooms'
import { EventReader } from '@zhibo/api/testing/event-stream'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { isSending, isThrownOut, startEncoder } from '../browser/encoder.ts'
import { aClient, aDemoPerson, asPerson } from '../browser/people.ts'
import { aRunningShow, type Show } from '../browser/show.ts'
import { toldCameraMs } from '../media/told.ts'

const stack = inject('stack')
const streams = 40
let browser: Browser
let show: Show
let readers: EventReader[]
let screens: Record<'host' | 'viewer' | 'wall' | 'studio', Page>

beforeAll(async () => {
  browser = await openBrowser()
  show = await aRunningShow(stack.origin, '周三晚上的一场')
  const { origin } = stack
  readers = await Promise.all(
    Array.from({ length: streams }, () => EventReader.open(`${origin}/api/sessions/${show.id}/events`)),
  )
  screens = {
    host: await (await asPerson(await aDesk(browser, origin), origin, show.host)).newPage(),
    viewer: await (await aPhone(browser, origin)).newPage(),
    wall: await (await aDesk(browser, origin)).newPage(),
    studio: await (await aDesk(browser, origin)).newPage(),
  }
})
afterAll(async () => {
  for (const reader of readers ?? []) reader.response.destroy()
  await browser?.close()
})

test('an evening: studio, phones, a wall and forty streams, under one host’s hand', async () => {
  await goOnAir()
  await presentAndType()
  await askAndHold()
  await raiseAHand()
  await markWhatDiffers()
  await stopAndReopen()
  await endAndLookBack()
})

/** All forty have heard of something of this kind. */
const allHear = (type: string) =>
  Promise.all(readers.map((reader) => reader.until(({ events }) => events.some((event) => event.type === type))))

async function goOnAir(): Promise<void> {
  const { host, viewer, wall, studio } = screens
  const param = { id: show.id, presenterId: show.presenterId }
  const access = await ok(
    show.presenter.api.encoders[':id'].presenters[':presenterId']['encoder-keys'].$post({ param, json: {} }),
  )
  await host.goto(`/host/sessions/${show.id}`)
  await host.getByRole('button', { name: /^上播：/ }).click()
  await host.getByRole('button', { name: /^下播：/ }).waitFor()
  expect(await startEncoder(studio, access)).toBe(201)
  await isSending(studio)
  await viewer.goto(`/sessions/${show.id}`)
  await viewer.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(viewer, 20, 60_000)
  const stations = await ok(show.host.api.stations.index.$get())
  await wall.goto(`/wall/${stations[0]!.slug}?place=${encodeURIComponent('南阳村')}`)
  await moreFrames(wall, 20, 60_000)
  await moreFrames(host, 10, 60_000)
}

/** By keyboard: on to the next job, and a line for those who cannot hear. */
async function presentAndType(): Promise<void> {
  const { host, viewer, wall } = screens
  await expectAccessible(host, 'the control room')
  await host.keyboard.press('n')
  await viewer.getByRole('region', { name: '正在讲的岗位' }).waitFor()
  await host.keyboard.press('c')
  await host.keyboard.type('现在讲工价')
  await host.keyboard.press('Enter')
  await wall.getByText('现在讲工价').waitFor()
  await allHear('segment.changed')
  await allHear('caption.added')
}

/** One question gives a phone number away: the host sees it, nobody else does. */
async function askAndHold(): Promise<void> {
  const { host } = screens
  const seeker = await aDemoPerson(stack.origin, 'seeker')
  const param = { id: show.id }
  await ok(seeker.api.questions[':id'].questions.$post({ param, json: { text: '打 13912345678 找我' } }))
  await ok(seeker.api.questions[':id'].questions.$post({ param, json: { text: '几号发工资' } }))
  await allHear('question.opened')
  await host.getByText('13912345678').first().waitFor({ timeout: 20_000 })
  const told = JSON.stringify(readers.map(({ events }) => events))
  expect(told).not.toContain('13912345678')
  expect(told).toContain('几号发工资')
}

async function raiseAHand(): Promise<void> {
  const param = { id: show.id }
  const visitor = aClient(stack.origin)
  await ok(visitor.api.hands[':id'].hands.$post({ param, json: { place: '南阳村', seat: '3' } }))
  await screens.wall.getByText('3 号座').waitFor()
  await screens.host.getByRole('button', { name: /放下：南阳村 3 号座/ }).click()
  await screens.wall.getByText('3 号座').waitFor({ state: 'hidden' })
}

async function markWhatDiffers(): Promise<void> {
  const { host, viewer, wall } = screens
  await host.getByRole('button', { name: '亮出横幅' }).click()
  await allHear('deviation.marked')
  await wall.getByText('以岗位卡为准：').waitFor()
  await viewer
    .getByText(/以岗位卡/)
    .first()
    .waitFor()
}

/** One press and one confirmation: media ends, every stream knows, no pass is given; a lead lets it go on. */
async function stopAndReopen(): Promise<void> {
  const { host, studio, viewer } = screens
  await host.keyboard.press('Escape')
  await host.locator('[data-stop] summary').click()
  await host.locator('[data-stop]').getByRole('textbox').fill('画面里有不该有的')
  await host.getByRole('button', { name: '立刻停播' }).click()
  await allHear('session.stopped')
  await isThrownOut(studio)
  await viewer.getByText(/停播/).first().waitFor()
  const pass = await aClient(stack.origin).fetch(`${stack.origin}/api/sessions/${show.id}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(pass.ok).toBe(false)
  const lead = await aDemoPerson(stack.origin, 'lead')
  await ok(lead.api.sessions[':id'].reopen.$post({ param: { id: show.id }, json: { reason: '处理好了' } }))
  await allHear('session.resumed')
}

/** What happened stands on one page, and airtime is what the media server told. */
async function endAndLookBack(): Promise<void> {
  const { host } = screens
  await show.end()
  await allHear('session.ended')
  const timeline = await ok(show.host.api.timeline[':id'].timeline.$get({ param: { id: show.id } }))
  expect(timeline.airtime?.airtimeMs).toBe(await toldCameraMs(stack.databaseUrl, roomName('live', show.id)))
  const happened = timeline.happenings.map(({ action }) => action)
  for (const action of ['session.started', 'deviation.mark', 'session.stopped', 'session.reopened', 'session.ended'])
    expect(happened).toContain(action)
  await host.goto(`/timeline/${show.id}`)
  await host.getByText('紧急停播').first().waitFor()
  await host.getByText(/1 处口播偏差等企业说明/).waitFor()
  await expectAccessible(host, 'how the show went')
}
