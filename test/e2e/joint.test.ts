import { ok } from '@zhibo/api-client/clients'
import type { Bench } from '@zhibo/api/db/testing'
import { basicsOf } from '@zhibo/api/sessions/basics'
import { replanSession } from '@zhibo/api/sessions/replan'
import { submitSession } from '@zhibo/api/sessions/submit'
import { withdrawSession } from '@zhibo/api/sessions/withdraw'
import { aStaff } from '@zhibo/api/testing/identity'
import { shanghaiTime } from '@zhibo/core/day'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import * as host from '../browser/host.ts'
import { benchOn } from '../browser/installation.ts'
import { aClient, aDemoPerson, asPerson, type Client } from '../browser/people.ts'
import { approvePlan } from '../browser/show.ts'
import { aNewStation } from '../browser/station.ts'
import { retell } from '../media/retell.ts'
import { monthOf, twoHoursUntil } from '../media/two-hours.ts'

type Station = Awaited<ReturnType<typeof aNewStation>>

const stack = inject('stack')
const { origin } = stack
const title = '两站联办：找缝纫工'
let bench: Bench
let browser: Browser
let own: Station
let other: Station

beforeAll(async () => {
  bench = benchOn(stack.dataDir)
  own = await aNewStation(stack.dataDir, '渠东直播站')
  other = await aNewStation(stack.dataDir, '渠西直播站')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await bench?.close()
})

test('a show of two stations: asked, answered, approved, run by the one that joined, counted for both', async () => {
  const maker = await aDemoPerson(origin, 'employer-1')
  const { employers } = await ok(maker.api.me.index.$get())
  const { employerId, name: employer } = employers[0]!
  const [job] = await ok(maker.api.jobs.index.$get({ query: { employerId } }))
  const asking = await deskOf(own)
  const asked = await deskOf(other)
  const viewer = await (await aPhone(browser, origin)).newPage()

  const id = await host.planSession(asking, {
    title,
    place: `${own.name}一号间`,
    employer,
    job: job!.title,
    partner: other.name,
  })
  const reviewer = await aDemoPerson(origin, 'reviewer')
  await approvePlan(reviewer, title)
  await answerAsked(asked, id)
  await approvePlan(reviewer, title)
  await viewer.goto('/')
  await viewer.getByRole('article').filter({ hasText: title }).getByText(`${own.name} · ${other.name}`).waitFor()

  // Whoever joined runs it as its own.
  await host.openControlRoom(asked, id)
  await asked.getByText('没有人值台').click()
  await asked.getByRole('button', { name: '我来值台' }).click()
  await asked.getByText('您在值台').waitFor()
  await host.goLive(asked)
  await host.pin(asked, job!.title)
  await expectAccessible(asked, 'the control room of a show of two stations')
  await viewer.goto(`/sessions/${id}?tab=about`)
  await viewer.getByText(`${own.name}、${other.name} 主办`).waitFor()
  await expectAccessible(viewer, 'what is told of a show of two stations')

  const { from, to } = twoHoursUntil(new Date())
  const { presenters } = await ok(aClient(origin).api.sessions[':id'].$get({ param: { id } }))
  await retell(stack, { sessionId: id, presenterId: presenters[0]!.id, from, to })
  await host.endShow(asked)
  const airtimeMs = to.getTime() - from.getTime()
  for (const station of [own, other])
    expect(await rowOf(station, id, monthOf(from))).toMatchObject({ counted: true, airtimeMs })
})

/** A host of this station alone, at a desk. */
async function deskOf({ id }: Station): Promise<Page> {
  const staff = await aStaff(bench, 'host', id)
  const client: Client = aClient(origin, staff.cookie)
  return (await asPerson(await aDesk(browser, origin), origin, client)).newPage()
}

/** From the list of what one was asked to a yes, with a studio and a host of one's own. */
async function answerAsked(page: Page, sessionId: string): Promise<void> {
  await page.goto('/host')
  const line = page.getByRole('listitem').filter({ hasText: title })
  await line.getByText(`${own.name}请${other.name}一起办`).waitFor()
  await expectAccessible(page, 'what a station was asked')
  await line.getByRole('link', { name: '看看，答复' }).click()
  await page.getByLabel('直播间', { exact: true }).selectOption({ label: `${other.name}一号间` })
  await page.getByLabel('我去现场主持').check()
  const yes = page.getByRole('button', { name: '答应', exact: true })
  // Half an hour longer since the page was read: a yes is to what stands there then.
  const until = await longer(sessionId)
  await yes.click()
  await page.getByText('别人刚刚改过').waitFor()
  await page.getByText(`–${until}`).waitFor()
  await yes.click()
  await page.getByText(`${other.name}：答应了`).waitFor()
  await expectAccessible(page, 'what a station answered')
}

/** Whoever planned it takes it back, lets it end later and hands it in again; until when, as one reads it. */
async function longer(sessionId: string): Promise<string> {
  const { ctx } = await aStaff(bench, 'host', own.id)
  const { version: approved } = await basicsOf(ctx, sessionId)
  await withdrawSession(ctx, sessionId, { expectedVersion: approved, reason: '晚半小时结束' })
  const { version, plannedEnd, ...plan } = await basicsOf(ctx, sessionId)
  const later = new Date(Date.parse(plannedEnd) + 30 * 60_000)
  const { title, kind, theme, plannedStart, studioId, setupBeforeMinutes, setupAfterMinutes, holdsFirstQuestions } =
    plan
  const basics = { title, kind, theme, plannedStart, plannedEnd: later.toISOString(), holdsFirstQuestions }
  const place = { studioId, setupBeforeMinutes, setupAfterMinutes }
  await replanSession(ctx, sessionId, { ...basics, ...place, expectedVersion: version })
  await submitSession(ctx, sessionId, {})
  return shanghaiTime(later).slice(11, 16).replace(/^0/, '')
}

async function rowOf({ id }: Station, sessionId: string, month: string) {
  const lead = await aDemoPerson(origin, 'lead')
  const ledger = await ok(lead.api.ledger[':id'].ledger[':month'].$get({ param: { id, month } }))
  return ledger.rows.find((row) => row.id === sessionId)
}
