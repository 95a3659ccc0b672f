import { ok } from '@zhibo/api-client/clients'
import { shanghaiTime } from '@zhibo/core/day'
import { dayAfter, weekdayOf } from '@zhibo/core/sessions/series-days'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { aDesk, alive, aPhone, arrive } from '../../browser/chromium.ts'
import { goLive, openControlRoom } from '../../browser/host.ts'
import { aDemoPerson, asPerson, type Client } from '../../browser/people.ts'
import { approvePlan, type Show, showOf } from '../../browser/show.ts'

const title = '每周这一晚'
const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** By the screens: a weekly series in a studio, two companies in its first evening, who are invited and come; it begins. */
export async function planEvening(browser: Browser, origin: string): Promise<Show> {
  const host = await aDemoPerson(origin, 'host')
  const presenters = await Promise.all(['employer-1', 'employer-2'].map((id) => aDemoPerson(origin, id)))
  const page = await (await asPerson(await aDesk(browser, origin), origin, host)).newPage()
  await planSeries(page, (await ok(host.api.stations.index.$get())).at(-1)!)
  const id = await fillFirst(page, await Promise.all(presenters.map(companyOf)))
  await approvePlan(await aDemoPerson(origin, 'reviewer'), title)
  await page.goto(`/host/sessions/${id}/presenters`)
  await page.getByRole('button', { name: /^邀请还没问过的/ }).click()
  await page.getByText('已发短信邀请').waitFor()
  for (const presenter of presenters) await agree(browser, origin, presenter)
  await page.reload()
  await expect.poll(() => page.getByText('答应来', { exact: true }).count()).toBe(2)
  await openControlRoom(page, id)
  await goLive(page)
  await page.context().close()
  return showOf(host, id, presenters)
}

/** Every week on the day that is now, from an hour ahead; two of them, in the station's first studio. */
async function planSeries(page: Page, station: { name: string; studios: { name: string }[] }): Promise<void> {
  const [day, time] = shanghaiTime(new Date(Date.now() + 3_600_000)).split(' ') as [string, string]
  await page.goto('/host/series/new')
  // What is typed before a page has come to life may be put back as it was.
  await alive(page)
  await page.getByLabel('这一场叫什么').fill(title)
  await page.getByLabel('每周').selectOption({ label: weekdays[weekdayOf(day) - 1]! })
  await page.getByLabel('几点开播').fill(time.slice(0, 5))
  await page.getByLabel('从哪天起').fill(day)
  await page.getByLabel('到哪天为止').fill(dayAfter(day, 7))
  await page
    .getByLabel('直播间', { exact: true })
    .selectOption({ label: `${station.name} · ${station.studios[0]!.name}` })
  await page.getByRole('button', { name: '看看哪些日子有空' }).click()
  const days = page.locator('input[name=days]')
  await expect.poll(() => days.count()).toBe(2)
  // A holiday is not ticked by itself.
  for (const each of await days.all()) await each.check()
  await page.getByRole('button', { name: '排这些场次' }).click()
  await arrive(page, '/host/series/*')
}

/** The first evening's run of show, handed in; the answer is its id. */
async function fillFirst(page: Page, companies: string[]): Promise<string> {
  await page.getByRole('link', { name: '接着排' }).first().click()
  await arrive(page, '/host/sessions/*/plan')
  for (const company of companies) {
    await page.getByLabel('加一家企业').selectOption({ label: company })
    await page.getByRole('button', { name: '加一段', exact: true }).click()
    await page.getByRole('heading', { name: company }).waitFor()
  }
  await page.getByRole('button', { name: '交审核' }).click()
  await page.getByText('已交审核，通过后会排进节目单。').waitFor()
  return /sessions\/([^/]+)\/plan/.exec(page.url())![1]!
}

const companyOf = async ({ api }: Client) => (await ok(api.me.index.$get())).employers[0]!.name

async function agree(browser: Browser, origin: string, presenter: Client): Promise<void> {
  const context = await asPerson(await aPhone(browser, origin), origin, presenter)
  const page = await context.newPage()
  await page.goto('/employer')
  const asked = page.locator('section').filter({ hasText: `请您主讲「${title}」` })
  await asked.getByRole('button', { name: '我来主讲' }).click()
  await asked.getByText('您答应了').waitFor()
  await context.close()
}
