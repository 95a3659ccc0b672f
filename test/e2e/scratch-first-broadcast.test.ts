import { readFileSync } from 'node:fs'
import { vi } from 'vitest'
vi.mock('@zhibo/infra/stack', () => ({ startStack: async () => ({ ...JSON.parse(readFileSync('/tmp/e2e/stack.json', 'utf8')), stop: async () => {} }) }))
vi.mock('@zhibo/infra/temp', () => ({ makeTempDir: () => JSON.parse(readFileSync('/tmp/e2e/stack.json', 'utf8')).logDir.replace('/logs', '') }))
vi.mock('node:fs/promises', async (orig) => ({ ...(await orig<object>()), rm: async () => {} }))
import { rm } from 'node:fs/promises'
import { ok } from '@zhibo/api-client/clients'
import { type Stack, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, arrive, moreFrames, openBrowser } from '../browser/chromium.ts'
import { fileCompany, fileJob, revealPhone } from '../browser/employer.ts'
import * as host from '../browser/host.ts'
import { aDemoPerson } from '../browser/people.ts'
import { joinAsPresenter, seesStanding } from '../browser/presenter.ts'
import { approve } from '../browser/reviewer.ts'
import { signInAs, signInByPhone } from '../browser/sign-in.ts'
import { aNewStation } from '../browser/station.ts'
import { apply, ask, fillProfile, watch } from '../browser/visitor.ts'

const company = { name: '渠县春蚕220653制衣有限公司', creditCode: '91511725MA22065350' }
const job = '春蚕220653平车工'
const phones = { employer: '13922065301', visitor: '13922065302', neighbour: '13922065303' }
const dataDir = makeTempDir('story')
let stack: Stack
let browser: Browser
let screens: Record<'employer' | 'visitor' | 'neighbour' | 'reviewer' | 'host', Page>
let station: { id: string; name: string; slug: string }

beforeAll(async () => {
  stack = await startStack({ dataDir, port: 0, demo: true, demoPresenter: false, log: () => undefined })
  station = await aNewStation(dataDir, '渠南220653直播站')
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

afterAll(async () => {
  await browser?.close()
  await stack?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

import { onTestFailed as __f } from 'vitest'
test('the first broadcast, from the company’s file to the month’s ledger', async () => {
  __f(async () => { for (const [k, p] of Object.entries(screens)) await p.screenshot({ fullPage: true, path: '/tmp/e2e/fail-' + k + '.png' }) })
  await fileAndApprove()
  const first = await plan('春蚕220653首场：车间里看平车', '渠南220653直播站一号间')
  await rehearseAndStart(first)
  await watchAskAndApply(first)
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
  await signInAs(screens.host, '主持人', '/host')
  const id = await host.planSession(screens.host, { title, place: `${station.name} · ${place}`, employer: company.name, job })
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
async function watchAskAndApply(sessionId: string): Promise<void> {
  const { visitor, neighbour } = screens
  await watch(visitor, '春蚕220653首场')
  await expectAccessible(visitor)
  await watch(neighbour, '春蚕220653首场')
  await neighbour.getByRole('link', { name: /^提问/ }).click()

  const question = '夫妻两个一起来有房间吗'
  await ask(visitor, question)
  await arrive(visitor, '/sign-in')
  await signInByPhone(visitor, stack.origin, phones.visitor)
  await arrive(visitor, '/sessions/*')
  await visitor.getByRole('button', { name: '提问', exact: true }).click()
  await neighbour.getByText(question).waitFor()
  await screens.host.getByText(question).waitFor()

  await host.pin(screens.host, job)
  await visitor.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(visitor, 20)
  await applyForPinned(visitor, '冉小梅')
  await neighbour.getByRole('region', { name: '正在讲的岗位' }).getByText(job).waitFor()
  await applyForPinned(neighbour, '向大勇', () => signInByPhone(neighbour, stack.origin, phones.neighbour))
  await moreFrames(neighbour, 10)
}

/** The employer sees who applied and looks at a phone number; the look is in the trail. */
async function answer(): Promise<void> {
  const { employer } = screens
  const applicant = await revealPhone(employer, job, '冉小梅')
  expect(applicant.phone).toBe(phones.visitor)
  const auditor = await aDemoPerson(stack.origin, 'auditor')
  const trail = await ok(auditor.api.audit.index.$get({ query: { subject: applicant.applicationId } }))
  expect(trail.map(({ action }) => action)).toContain('application.phone_revealed')
}
