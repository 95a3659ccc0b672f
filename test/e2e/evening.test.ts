import { ok } from '@zhibo/api-client/clients'
import type { Bench } from '@zhibo/api/db/testing'
import { roomName } from '@zhibo/api/media/rooms'
import { EventReader } from '@zhibo/api/testing/event-stream'
import { aPerson, aStaff } from '@zhibo/api/testing/identity'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { isSending, isThrownOut, startEncoder } from '../browser/encoder.ts'
import { benchOn } from '../browser/installation.ts'
import { type CutOff, openBrowserToCut } from '../browser/network.ts'
import { aClient, aDemoPerson, asPerson, type Client } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import type { Show } from '../browser/show.ts'
import { toldCameraMs } from '../media/told.ts'
import { planEvening } from './evening/plan.ts'

const stack = inject('stack')
const { origin } = stack
const streams = 40
let bench: Bench
/** The workshop's phone and the host's desk each have a browser of their own: the one is cut off, the other dies. */
let browser: Browser
let workshop: CutOff
let desk: CutOff
let show: Show
let readers: EventReader[]
let screens: Record<'host' | 'viewer' | 'desktop' | 'wall' | 'studio' | 'phone' | 'guest', Page>

beforeAll(async () => {
  bench = benchOn(stack.dataDir)
  browser = await openBrowser()
  workshop = await openBrowserToCut()
  desk = await openBrowserToCut()
})
afterAll(async () => {
  for (const reader of readers ?? []) reader.response.destroy()
  await Promise.all([browser?.close(), workshop?.close(), desk?.close()])
  await bench?.close()
})

test('an evening: planned as a series, then studio, workshop, phones, a wall and forty streams, under two hosts’ hands', async () => {
  show = await planEvening(browser, origin)
  await gather()
  await goOnAir()
  await presentAndType()
  await askAndHold()
  await raiseAHand()
  await markWhatDiffers()
  await callIn()
  await turnToTheWorkshop()
  await loseTheNetwork()
  await loseTheHost()
  await stopAndReopen()
  await endAndLookBack()
})

/** Forty streams and everybody's screens. */
async function gather(): Promise<void> {
  readers = await Promise.all(
    Array.from({ length: streams }, () => EventReader.open(`${origin}/api/sessions/${show.id}/events`)),
  )
  const [, sewing] = show.places
  screens = {
    host: await (await asPerson(await aDesk(desk.browser, origin), origin, show.host)).newPage(),
    viewer: await (await aPhone(browser, origin)).newPage(),
    wall: await (await aDesk(browser, origin)).newPage(),
    studio: await (await aDesk(browser, origin)).newPage(),
    phone: await (await asPerson(await aPhone(workshop.browser, origin), origin, sewing!.presenter)).newPage(),
    guest: await (await asPerson(await aPhone(browser, origin), origin, await aDemoPerson(origin, 'seeker'))).newPage(),
    desktop: await (await aDesk(browser, origin)).newPage(),
  }
}

/** All forty have heard of something of this kind, so many times. */
const allHear = (type: string, times = 1) =>
  Promise.all(readers.map((reader) => reader.until(({ events }) => count(events, type) >= times)))

const count = (events: { type: string }[], type: string) => events.filter((event) => event.type === type).length

/** The turn button of a place, by whose it is. */
const turn = async (page: Page, deed: '上播' | '下播', { presenterId }: Show['places'][number]) => {
  const { presenters } = await ok(show.host.api.sessions[':id'].$get({ param: { id: show.id } }))
  const name = presenters.find(({ id }) => id === presenterId)!.name
  return page.getByRole('button', { name: `${deed}：${name}`, exact: true })
}

const asks = ({ api }: Client, text: string) =>
  ok(api.questions[':id'].questions.$post({ param: { id: show.id }, json: { text } }))

const health = () => ok(show.host.api.control[':id'].health.$get({ param: { id: show.id } }))

async function goOnAir(): Promise<void> {
  const { host, viewer, desktop, wall, studio } = screens
  const param = { id: show.id, presenterId: show.presenterId }
  const access = await ok(
    show.presenter.api.encoders[':id'].presenters[':presenterId']['encoder-keys'].$post({ param, json: {} }),
  )
  await host.goto(`/host/sessions/${show.id}`)
  await (await turn(host, '上播', show.places[0]!)).click()
  await (await turn(host, '下播', show.places[0]!)).waitFor()
  expect(await startEncoder(studio, access)).toBe(201)
  await isSending(studio)
  await host.getByText('已接入：编码器').waitFor({ timeout: 20_000 })
  for (const page of [viewer, desktop]) {
    await page.goto(`/sessions/${show.id}`)
    await page.getByRole('button', { name: '点一下，看直播' }).click()
    await moreFrames(page, 20, 60_000)
  }
  const station = (await ok(show.host.api.stations.index.$get())).at(-1)!
  await wall.goto(`/wall/${station.slug}?place=${encodeURIComponent('南阳村')}`)
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

/** One gives a phone number away, one is abusive: the host sees them, nobody else does. Five ask the same: it becomes one. */
async function askAndHold(): Promise<void> {
  const { host } = screens
  const seekers = await Promise.all(
    Array.from({ length: 7 }, async () => aClient(origin, (await aPerson(bench)).cookie)),
  )
  const [numberGiver, abuser, ...same] = seekers
  await asks(numberGiver!, '打 13912345678 找我')
  await asks(abuser!, '老板是个傻逼')
  const words = ['有没有夫妻房', '夫妻房有吗？', '请问有夫妻房吗', '夫妻房有没有啊', '厂里有夫妻房没']
  for (const [at, seeker] of same.entries()) await asks(seeker, words[at]!)
  await allHear('question.opened', 5)
  await host.getByText('13912345678').first().waitFor({ timeout: 20_000 })
  await host.getByRole('button', { name: '隐藏：老板是个傻逼' }).click()
  await host.getByRole('button', { name: '骂人' }).click()
  await host.getByText('傻逼').waitFor({ state: 'hidden' })
  await host.getByText(/这 5 条问的一样/).waitFor()
  await host.getByRole('button', { name: '合并成一条' }).click()
  await allHear('question.removed', 4)
  // Beside its asker, the four who asked the same want to know.
  expect(readers[0]!.events.findLast(({ type }) => type === 'question.changed')).toMatchObject({
    question: { votes: 4 },
  })
  const told = JSON.stringify(readers.map(({ events }) => events))
  expect(told).not.toContain('13912345678')
  expect(told).not.toContain('傻逼')
  expect(told).toContain('夫妻房')
}

async function raiseAHand(): Promise<void> {
  const param = { id: show.id }
  const visitor = aClient(origin)
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

/** A seeker asks to speak, is called, tried where nobody hears it, brought on and taken off. */
async function callIn(): Promise<void> {
  const { host, guest, viewer } = screens
  await guest.goto(`/sessions/${show.id}?tab=questions`)
  await guest.getByRole('button', { name: '申请连麦' }).click()
  await guest.getByLabel('想说什么').fill('孩子四点半放学，能不能四点走')
  await guest.getByRole('button', { name: '申请', exact: true }).click()
  await guest.getByText('申请了，等主持人叫您').waitFor()
  await host.getByRole('button', { name: '叫他：1 号观众' }).click({ timeout: 20_000 })
  await guest.getByRole('button', { name: '试声音' }).click({ timeout: 20_000 })
  await guest.getByText('麦克风收到您的声音了，正在发出去。').waitFor({ timeout: 30_000 })
  expect((await health()).feeds.map(({ from }) => from)).not.toContain('guest')
  await host.getByRole('button', { name: '连上：1 号观众' }).click({ timeout: 20_000 })
  await guest.getByText('正在连麦，大家都听得到').waitFor({ timeout: 20_000 })
  await viewer.getByText('1 号观众连麦中').first().waitFor()
  await expect
    .poll(async () => (await health()).feeds.filter(({ from }) => from === 'guest'), { timeout: 20_000 })
    .toMatchObject([{ source: 'microphone', muted: false }])
  await host.getByRole('button', { name: '请下：1 号观众' }).click({ timeout: 20_000 })
  await allHear('guest.off_air')
  await guest.getByText('连麦结束了，谢谢您。').waitFor({ timeout: 20_000 })
}

/** The studio’s part is over: by the host’s hand its encoder is out and the phone in the workshop on air. */
async function turnToTheWorkshop(): Promise<void> {
  const { host, studio, phone, viewer } = screens
  const [first, second] = show.places
  await joinAsPresenter(phone, show.id)
  await seesStanding(phone, '等主持人上播')
  await (await turn(host, '下播', first!)).click()
  await isThrownOut(studio)
  await host.keyboard.press('n')
  await (await turn(host, '上播', second!)).click()
  await seesStanding(phone, '正在直播')
  await moreFrames(viewer, 20, 60_000)
}

/** Twenty seconds without a network: everyone is told, and nobody presses anything for it to come back. */
async function loseTheNetwork(): Promise<void> {
  const { host, phone, viewer } = screens
  workshop.cut()
  const cutAt = Date.now()
  await seesStanding(phone, '网络断了')
  await phone.waitForTimeout(Math.max(0, 20_000 - (Date.now() - cutAt)))
  workshop.restore()
  await seesStanding(phone, '正在直播')
  await moreFrames(viewer, 20, 60_000)
  await host.getByText('已接入：主设备').waitFor({ timeout: 20_000 })
}

/** The host’s browser dies; the show goes on, and another host takes the desk as soon as nobody is seen at it. */
async function loseTheHost(): Promise<void> {
  const { viewer } = screens
  await screens.host.getByText('没有人值台').click()
  await screens.host.getByRole('button', { name: '我来值台' }).click()
  await screens.host.getByText('您在值台').first().waitFor()
  await desk.kill()
  await moreFrames(viewer, 20, 60_000)
  const { cookie } = await aStaff(bench, 'host')
  const page = await (await asPerson(await aDesk(browser, origin), origin, aClient(origin, cookie))).newPage()
  await page.goto(`/host/sessions/${show.id}`)
  await page
    .getByText(/不在了，页面没有反应/)
    .first()
    .click({ timeout: 60_000 })
  await page.getByRole('button', { name: '接管值台' }).click()
  await page.getByText('您在值台').first().waitFor()
  screens.host = page
}

/** One press and one confirmation: media ends, every stream knows, no pass is given; a lead lets it go on. */
async function stopAndReopen(): Promise<void> {
  const { host, phone, viewer, desktop, wall } = screens
  await host.keyboard.press('Escape')
  await host.locator('[data-stop] summary').click()
  await host.locator('[data-stop]').getByRole('textbox').fill('画面里有不该有的')
  await host.getByRole('button', { name: '立刻停播' }).click()
  await allHear('session.stopped')
  await seesStanding(phone, '直播站叫停了这一场')
  for (const page of [viewer, desktop, wall]) await page.getByText(/停播/).first().waitFor()
  const pass = await aClient(origin).fetch(`${origin}/api/sessions/${show.id}/media-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(pass.ok).toBe(false)
  const lead = await aDemoPerson(origin, 'lead')
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
