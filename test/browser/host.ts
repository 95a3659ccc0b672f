import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { arrive } from './chromium.ts'

export interface Plan {
  title: string
  /** Station and studio, as the choice names them. */
  place: string
  employer: string
  job: string
  /** Another station that is asked to hold it too. */
  partner?: string
}

/** Schedules a session for today and hands its run of show in; returns the session's id. */
export async function planSession(page: Page, plan: Plan): Promise<string> {
  await page.goto('/host/sessions/new')
  await page.getByLabel('这一场叫什么').fill(plan.title)
  await page.getByLabel('直播间', { exact: true }).selectOption({ label: plan.place })
  if (plan.partner) await page.getByRole('checkbox', { name: plan.partner }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: '下一步：排流程单' }).click()
  await arrive(page, '/host/sessions/*/plan')
  await page.getByLabel('加一家企业').selectOption({ label: plan.employer })
  await page.getByRole('button', { name: '加一段', exact: true }).click()
  await page.getByRole('heading', { name: plan.employer }).waitFor()
  await page.getByRole('checkbox', { name: new RegExp(plan.job) }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '交审核' }).click()
  await page.getByText('已交审核，通过后会排进节目单。').waitFor()
  return /sessions\/([^/]+)\/plan/.exec(page.url())![1]!
}

/** The control room of a session. */
export async function openControlRoom(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/host/sessions/${sessionId}`)
  await page.getByRole('button', { name: '开播' }).waitFor()
}

export async function rehearse(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始彩排' }).click()
  await page.getByText(/正在彩排：只有主讲人和工作人员看得到/).waitFor()
}

export async function goLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开播' }).click()
  await page.getByText('直播中').first().waitFor()
}

export const putOnAir = (page: Page, employer: string) =>
  page.getByRole('button', { name: `上播：${employer}` }).click()

export async function takeOffAir(page: Page, employer: string): Promise<void> {
  await page.getByRole('button', { name: `下播：${employer}` }).click()
  await page.getByRole('button', { name: `上播：${employer}` }).waitFor()
}

export async function pin(page: Page, job: string): Promise<void> {
  await page.getByRole('button', { name: `讲到这里：${job}` }).click()
  await page.getByText('正在讲', { exact: true }).first().waitFor()
}

export async function endShow(page: Page): Promise<void> {
  await page.getByText('结束这一场', { exact: true }).click()
  await page.getByRole('button', { name: '确定结束' }).click()
  await page.getByText('已结束。时长和场次在台账里。').waitFor()
}
