import { ok } from '@zhibo/api-client/clients'
import { shanghaiDay } from '@zhibo/core/day'
import { dayAfter, mondayOf } from '@zhibo/core/sessions/series-days'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson, asPerson, type Client } from '../browser/people.ts'

const { origin } = inject('stack')
/** A Monday far ahead, where no other story plans anything. */
const monday = dayAfter(mondayOf(shanghaiDay(new Date())), 20 * 7)
let browser: Browser
let host: Client
/** A station that is asked to hold a series too. */
let partner: { id: string; name: string }
let station: { id: string; name: string; studios: { id: string; name: string }[] }

beforeAll(async () => {
  browser = await openBrowser()
  host = await aDemoPerson(origin, 'host')
  const stations = await ok(host.api.stations.index.$get())
  partner = stations[0]!
  station = stations.at(-1)!
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(() => browser?.close())

const atDesk = async (more = {}): Promise<Page> =>
  (await asPerson(await aDesk(browser, origin, more), origin, host)).newPage()
const calendarOf = (view: 'week' | 'month', day: string) =>
  `/host/calendar?view=${view}&day=${day}&station=${station.id}`
const studio = () => station.studios[0]!.name
const placed = () => ({ label: `${station.name} · ${studio()}` })

/** Somebody else's hour in the studio. */
async function aShowThere(day: string, from: string): Promise<string> {
  const start = Date.parse(`${day}T${from}:00+08:00`)
  const json = {
    stationId: station.id,
    studioId: station.studios[0]!.id,
    title: '别人的一场',
    plannedStart: new Date(start).toISOString(),
    plannedEnd: new Date(start + 3_600_000).toISOString(),
  }
  return (await ok(host.api.sessions.index.$post({ json }))).id
}

test('a host presses a gap in the calendar, plans a show there with time to set up, and moves it', async () => {
  const page = await atDesk()
  await page.goto(calendarOf('week', monday))
  await expectAccessible(page)
  await page
    .getByRole('link', { name: new RegExp(`在这里排一场：${studio()}`) })
    .nth(2)
    .press('Enter')
  await page.waitForURL(/sessions\/new/)
  expect(await page.locator('input[name=day]').inputValue()).toBe(dayAfter(monday, 2))
  await page.locator('input[name=title]').fill('从空档排的一场')
  await page.getByLabel('专场', { exact: true }).selectOption({ label: '夫妻房专场' })
  await page.getByLabel('开播前').fill('30')
  await page.getByRole('button', { name: '下一步：排流程单' }).click()
  await page.waitForURL(/\/plan$/)

  await page.getByRole('link', { name: '改时间、直播间' }).click()
  await page.getByLabel('几点开播').fill('19:00')
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/plan$/)
  await page.goto(calendarOf('week', monday))
  const chip = page.locator('table').getByRole('link', { name: /从空档排的一场/ })
  expect(await chip.textContent()).toContain('19:00–21:30')
  expect(await chip.textContent()).toContain('直播间占用 18:30–21:30')
})

test('a series is looked at day by day, planned without script, changed from one day on, and ended', async () => {
  const plain = await atDesk({ javaScriptEnabled: false })
  await plain.goto('/host/series/new')
  await plain.locator('input[name=title]').fill('四周的周五')
  await plain.getByLabel('每周').selectOption({ label: '周五' })
  await plain.getByLabel('从哪天起').fill(monday)
  await plain.getByLabel('到哪天为止').fill(dayAfter(monday, 27))
  await plain.getByLabel('直播间', { exact: true }).selectOption(placed())
  await plain.getByRole('checkbox', { name: partner.name }).check()
  await plain.getByRole('button', { name: '看看哪些日子有空' }).click()
  const days = plain.locator('input[name=days]')
  expect(await days.count()).toBe(4)
  for (const day of await days.all()) await day.check()
  await days.last().uncheck()
  await plain.getByRole('button', { name: '排这些场次' }).click()
  await plain.waitForURL(/series\/[0-9a-f-]{36}$/)
  const address = plain.url()
  const asks = await ok(host.api.jointAsks.index.$get())
  const asked = asks.filter(({ session }) => session.title === '四周的周五')
  expect(asked.map(({ stationName, state }) => `${stationName} ${state}`)).toEqual(
    Array.from({ length: 3 }, () => `${partner.name} asked`),
  )

  const page = await atDesk()
  await page.goto(address)
  await page.getByRole('link', { name: '接着排' }).nth(1).click()
  await page.getByRole('link', { name: '改时间、直播间' }).click()
  await page.getByText('这一场和后面的都改').click()
  await page.getByLabel('几点开播').fill('18:30')
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/plan$/)
  await page.goto(address)
  await expectAccessible(page)
  const begins = (await page.locator('main li time').allTextContents()).map((text) => /\d+:\d\d/.exec(text)![0])
  expect(begins).toEqual(['19:30', '18:30', '18:30'])

  // From Friday to Saturday, as a whole: the last of them stands somebody else in the way at first.
  const other = await aShowThere(dayAfter(monday, 19), '20:00')
  // Planned over it in a long form, one is led to what is to be changed.
  await page.goto('/host/sessions/new')
  await page.getByLabel('这一场叫什么').fill('撞上了')
  await page.getByLabel('哪一天').fill(dayAfter(monday, 19))
  await page.getByLabel('几点开播').fill('20:00')
  await page.getByLabel('几点结束').fill('21:00')
  await page.getByLabel('直播间', { exact: true }).selectOption(placed())
  await page.getByRole('button', { name: '下一步：排流程单' }).click()
  await page.locator('select[name=place][aria-invalid]:focus').waitFor()
  await page.goto(address)
  await page.getByRole('combobox', { name: '每周' }).selectOption({ label: '周六' })
  await page.getByRole('combobox', { name: '从哪一场起' }).selectOption(dayAfter(monday, 11))
  await page.getByRole('button', { name: '改这些场次' }).click()
  await page.getByText('这些天直播间被占了').waitFor()
  await ok(host.api.sessions[':id'].cancel.$post({ param: { id: other }, json: { reason: '让一让' } }))
  await page.getByRole('button', { name: '改这些场次' }).click()
  await page.getByText('已经改到这些天').waitFor()
  await expectAccessible(page, 'a series that was moved')
  const { sessions } = await ok(host.api.series[':id'].$get({ param: { id: address.split('/').at(-1)! } }))
  expect(sessions.map(({ day }) => day)).toEqual([4, 12, 19].map((days) => dayAfter(monday, days)))

  await page.getByLabel('为什么停办').fill('天冷了')
  await page.getByRole('button', { name: '停办' }).click()
  await page.getByText('已停办').waitFor()
  expect(await page.getByText('已取消').count()).toBe(3)
})

test('on a phone the calendar is a list of days with what is free behind a press', async () => {
  const page = await (await asPerson(await aPhone(browser, origin), origin, host)).newPage()
  await page.goto(calendarOf('week', dayAfter(monday, 7)))
  await page
    .getByText(/处空档/)
    .first()
    .click()
  await page
    .getByRole('link', { name: new RegExp(`在这里排一场：${studio()}`) })
    .first()
    .waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await expectAccessible(page)
})
