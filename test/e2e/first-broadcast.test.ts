import { ok } from '@zhibo/api-client/clients'
import { roomName } from '@zhibo/api/media/rooms'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, arrive, moreFrames, openBrowser } from '../browser/chromium.ts'
import { fileCompany, fileJob, revealPhone } from '../browser/employer.ts'
import * as host from '../browser/host.ts'
import { aClient, aDemoPerson } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { approve } from '../browser/reviewer.ts'
import { signInAs, signInByPhone } from '../browser/sign-in.ts'
import { aNewStation } from '../browser/station.ts'
import { applyForPinned, ask, watch } from '../browser/visitor.ts'
import { retell } from '../media/retell.ts'
import { toldCameraMs } from '../media/told.ts'
import { monthOf, twoHoursUntil } from '../media/two-hours.ts'

const company = { name: '渠县春蚕制衣有限公司', creditCode: '91511725MA6135885C' }
const job = '春蚕平车工'
const phones = { employer: '13912340001', visitor: '13912340002', neighbour: '13912340003' }
const stack = inject('stack')
let browser: Browser
let screens: Record<'employer' | 'visitor' | 'neighbour' | 'reviewer' | 'host', Page>
let station: { id: string; name: string; slug: string }

beforeAll(async () => {
  station = await aNewStation(stack.dataDir, '渠南直播站')
  browser = await openBrowser()
  const onPhone = async () => (await aPhone(browser, stack.origin)).newPage()
  const atDesk = async () => (await aDesk(browser, stack.origin)).newPage()
  screens = {
    employer: await onPhone(),
    visitor: await onPhone(),
    neighbour: await onPhone(),
    reviewer: await atDesk(),
    host: await atDesk(),
  }
})

afterAll(() => browser?.close())

test('the first broadcast, from the company’s file to the month’s ledger', async () => {
  await fileAndApprove()
  await signInAs(screens.host, '主持人', '/host')
  const first = await plan('春蚕首场：车间里看平车', '渠南直播站一号间')
  await rehearseAndStart(first)
  await watchAskAndApply()
  await answer()
  await endAndReadLedger(first)
  await holdTwoHours(await plan('春蚕第二场：工价一条条讲', '不用直播间（外出直播）'))
})

/** An employer signs in by phone and code and files its company and one job; a reviewer claims both cases and approves them. */
async function fileAndApprove(): Promise<void> {
  const { employer, reviewer } = screens
  await employer.goto('/sign-in?back=/employer')
  await expectAccessible(employer)
  await signInByPhone(employer, stack.origin, phones.employer)
  await arrive(employer, '/employer')
  await fileCompany(employer, { ...company, station: station.name })
  await fileJob(employer, job)
  await signInAs(reviewer, '审核员', '/reviews')
  await approve(reviewer, company.name, ['资质', '管理制度'])
  await approve(reviewer, job, ['岗位', '薪资'])
}

/** A host schedules a session with that employer as presenter; the reviewer approves the plan. */
async function plan(title: string, place: string): Promise<string> {
  const { reviewer } = screens
  const id = await host.planSession(screens.host, {
    title,
    place: `${station.name} · ${place}`,
    employer: company.name,
    job,
  })
  await approve(reviewer, title, ['场次计划'])
  return id
}

/** The host rehearses and starts; the presenter sends camera and microphone and is put on air. */
async function rehearseAndStart(sessionId: string): Promise<void> {
  const { employer } = screens
  await host.openControlRoom(screens.host, sessionId)
  await expectAccessible(screens.host)
  await host.rehearse(screens.host)
  await joinAsPresenter(employer, sessionId)
  await host.putOnAir(screens.host, company.name)
  await seesStanding(employer, '彩排中，不公开')
  await moreFrames(screens.host, 10)
  await host.goLive(screens.host)
  await host.putOnAir(screens.host, company.name)
  await seesStanding(employer, '正在直播')
  await expectAccessible(employer)
}

/** A visitor watches, asks what the others then read, sees the pinned job and applies. */
async function watchAskAndApply(): Promise<void> {
  const { visitor, neighbour } = screens
  await watch(visitor, '春蚕首场')
  await expectAccessible(visitor)
  await watch(neighbour, '春蚕首场')
  await neighbour.getByRole('link', { name: /^提问/ }).click()

  const question = '夫妻两个一起来有房间吗'
  await ask(visitor, question)
  await arrive(visitor, '/sign-in')
  await signInByPhone(visitor, stack.origin, phones.visitor)
  await arrive(visitor, '/sessions/*')
  await visitor.getByRole('button', { name: '提问', exact: true }).click()
  await neighbour.getByText(question).waitFor()
  await screens.host.getByText(question).waitFor()
  // Whoever asked by keyboard or screen reader goes on from there.
  expect(await visitor.evaluate(() => document.activeElement?.textContent?.trim())).toBe('提问')

  await host.pin(screens.host, job)
  // Signing in did not take the show away: it plays on by itself.
  await moreFrames(visitor, 20)
  await applyForPinned(visitor, '冉小梅')
  await neighbour.getByRole('region', { name: '正在讲的岗位' }).getByText(job).waitFor()
  await applyForPinned(neighbour, '向大勇', () => signInByPhone(neighbour, stack.origin, phones.neighbour))
  await moreFrames(neighbour, 10)
}

/** The employer sees who applied and looks at a phone number; the look is in the trail. */
async function answer(): Promise<void> {
  // In another tab: the presenter goes on presenting.
  const inbox = await screens.employer.context().newPage()
  const applicant = await revealPhone(inbox, job, '冉小梅')
  expect(applicant.phone).toBe(phones.visitor)
  const auditor = await aDemoPerson(stack.origin, 'auditor')
  const trail = await ok(auditor.api.audit.index.$get({ query: { subject: applicant.applicationId } }))
  expect(trail.map(({ action }) => action)).toContain('application.phone_revealed')
}

/** The host takes the presenter off air and ends: the ledger has what the media server received, and says why it does not count. */
async function endAndReadLedger(sessionId: string): Promise<void> {
  const { host: desk, employer, visitor } = screens
  await host.takeOffAir(desk, company.name)
  await seesStanding(employer, '等主持人上播')
  await host.endShow(desk)
  await visitor.getByText('这一场已经结束').waitFor()

  const row = await ledgerRow(sessionId)
  expect(row.airtimeMs).toBe(await toldCameraMs(stack.databaseUrl, roomName('live', sessionId)))
  expect(row).toMatchObject({ counted: false, reason: 'too_short' })
  await desk.goto(`/ledger/${station.slug}`)
  await desk.getByText(`不计入：不足 30 分钟（${inWords(row.airtimeMs)}）`).waitFor()
  await desk.getByText('0 / 4 场').waitFor()
  await expectAccessible(desk)
}

/** A second session, whose evidence is told as it was recorded, over two hours: one of four, 2.0 of 12 hours. */
async function holdTwoHours(sessionId: string): Promise<void> {
  const { host: desk } = screens
  await host.openControlRoom(desk, sessionId)
  await host.goLive(desk)
  const session = await ok(aClient(stack.origin).api.sessions[':id'].$get({ param: { id: sessionId } }))
  const { from, to } = twoHoursUntil(new Date())
  await retell(stack, { sessionId, presenterId: session.presenters[0]!.id, from, to })
  await host.endShow(desk)

  const airtimeMs = to.getTime() - from.getTime()
  expect(await ledgerRow(sessionId, monthOf(from))).toMatchObject({ counted: true, airtimeMs })
  await desk.goto(`/ledger/${station.slug}?month=${monthOf(from)}`)
  await desk.getByText('1 / 4 场').waitFor()
  await desk.getByText(`${(Math.floor(airtimeMs / 360_000) / 10).toFixed(1)} / 12 小时`).waitFor()
}

async function ledgerRow(sessionId: string, month = monthOf(new Date())) {
  const lead = await aDemoPerson(stack.origin, 'lead')
  const ledger = await ok(lead.api.ledger[':id'].ledger[':month'].$get({ param: { id: station.id, month } }))
  return ledger.rows.find(({ id }) => id === sessionId)!
}

const inWords = (ms: number) => {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor(ms / 1000) % 60]
  return [minutes > 0 ? `${minutes} 分` : '', seconds > 0 ? `${seconds} 秒` : ''].filter(Boolean).join(' ')
}
