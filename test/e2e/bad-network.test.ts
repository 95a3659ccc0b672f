import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson, asPerson, type Client } from '../browser/people.ts'
import { aRunningShow, type Show } from '../browser/show.ts'

const { origin } = inject('stack')
let browser: Browser
let show: Show

beforeAll(async () => {
  browser = await openBrowser()
  show = await aRunningShow(origin, '网络不好的一晚')
})
afterAll(async () => {
  await show?.end()
  await browser?.close()
})

test('a line that is cut takes the control room from nobody: what was typed is there, and goes out when it is back', async () => {
  const host = await open(await aDesk(browser, origin), show.host, `/host/sessions/${show.id}`)
  await host.getByLabel('打一行字幕').fill('现在讲平车的工价')
  await host.context().setOffline(true)
  await host.getByRole('button', { name: '发出' }).click()
  await neverArrived(host)
  // The look that comes every five seconds fails as well.
  await host.getByText('和服务器的连线断了').waitFor()
  await host.locator('summary').filter({ hasText: '紧急停播' }).waitFor()
  await host.context().setOffline(false)
  await host.getByRole('button', { name: '发出' }).click()
  await host.getByText('刚发：现在讲平车的工价').waitFor()
  await host.getByText('和服务器的连线断了').waitFor({ state: 'detached' })
})

test('nor the page from who asks, nor from who presents and answers', async () => {
  const seeker = await aDemoPerson(origin, 'seeker')
  const viewer = await open(await aPhone(browser, origin), seeker, `/sessions/${show.id}?tab=questions`)
  await viewer.getByRole('textbox', { name: '问一句' }).fill('厂里离学校多远')
  await viewer.context().setOffline(true)
  await viewer.getByRole('button', { name: '提问', exact: true }).click()
  await neverArrived(viewer)
  await viewer.context().setOffline(false)
  await viewer.getByRole('button', { name: '提问', exact: true }).click()
  await viewer.getByRole('list', { name: '提问' }).getByText('厂里离学校多远').waitFor()

  const presenter = await open(await aPhone(browser, origin), show.presenter, `/present/${show.id}`)
  const take = presenter.getByRole('button', { name: '这就答：厂里离学校多远' })
  await take.waitFor()
  await presenter.context().setOffline(true)
  await take.click()
  await neverArrived(presenter)
  await presenter.context().setOffline(false)
  await take.click()
  await take.waitFor({ state: 'detached' })
})

const neverArrived = (page: Page) => page.getByText('没有送到').waitFor()

/** Opens a page of a show; there once it hears of what happens in it, which is when its script has come to life. */
async function open(context: BrowserContext, who: Client, path: string): Promise<Page> {
  const page = await (await asPerson(context, origin, who)).newPage()
  const hears = page.waitForResponse((answer) => answer.url().includes('/events?after='))
  await page.goto(path)
  await hears
  return page
}
