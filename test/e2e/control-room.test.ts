import { ok } from '@zhibo/api-client/clients'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDemoPerson, asPerson } from '../browser/people.ts'
import { aRunningShow, type Show } from '../browser/show.ts'

const { origin } = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('what was hidden by a slip is let out again, and a reason in words is not another’s name', async () => {
  const show = await aRunningShow(origin, '隐错了一条')
  const seeker = await aDemoPerson(origin, 'seeker')
  const param = { id: show.id }
  await ok(seeker.api.questions[':id'].questions.$post({ param, json: { text: '食堂有没有清真窗口' } }))
  const host = await controlRoom(show)
  await host.getByRole('button', { name: '隐藏：食堂有没有清真窗口' }).click()
  await host.getByRole('textbox', { name: '其他原因' }).fill('和招工无关')
  await host.keyboard.press('Enter')
  await host.getByText('已隐藏 · 1').click()
  await host.getByText('和招工无关').waitFor()
  const [hidden] = await ok(show.host.api.questions[':id'].questions.desk.$get({ param }))
  expect(hidden).toMatchObject({ state: 'hidden', reasonCode: 'other', reason: '和招工无关' })
  await host
    .getByRole('button', { name: /食堂有没有清真窗口/ })
    .first()
    .click()
  await host.getByText('等回答 · 1').waitFor()
  await show.end()
})

test('a key that can do nothing with a question says so, and the words typed after it do nothing either', async () => {
  const show = await aRunningShow(origin, '先放行再写')
  const seeker = await aDemoPerson(origin, 'seeker')
  const param = { id: show.id }
  await ok(seeker.api.questions[':id'].questions.$post({ param, json: { text: '加我 13800001111 细聊工价' } }))
  const state = async () => (await ok(show.host.api.questions[':id'].questions.desk.$get({ param })))[0]!.state
  expect(await state()).toBe('held')
  const host = await controlRoom(show)
  const pressed: string[] = []
  host.on('request', (request) => request.method() === 'POST' && pressed.push(new URL(request.url()).search))
  await host.keyboard.press('j')
  await host.keyboard.press('w')
  await host.getByText('这条现在不能这样做').waitFor()
  await host.keyboard.type('tvr')
  await host.keyboard.press('Escape')
  await host.getByText('这条现在不能这样做').waitFor({ state: 'hidden' })
  expect(pressed).toEqual([])
  expect(await state()).toBe('held')
  await host.keyboard.press('r')
  await host.getByText('等回答 · 1').waitFor()
  expect(await state()).toBe('open')
  await show.end()
})

test('an emergency stop is one press and one confirmation, by keyboard alone, and viewers read the cause', async () => {
  const show = await aRunningShow(origin, '一按就停')
  const viewer = await (await aPhone(browser, origin)).newPage()
  await viewer.goto(`/sessions/${show.id}`)
  await viewer.getByRole('button', { name: '点一下，看直播' }).waitFor()
  const host = await controlRoom(show)
  // The list of keys lies over the page: nothing under it is reached, and Escape closes it.
  const keys = host.getByRole('dialog', { name: '键盘怎么用' })
  await host.keyboard.press('?')
  await keys.waitFor()
  await host.keyboard.press('z')
  expect(await host.evaluate(() => document.activeElement === document.body)).toBe(true)
  await host.keyboard.press('Escape')
  await keys.waitFor({ state: 'hidden' })
  await host.keyboard.press('z')
  await host.keyboard.press('Enter')
  await expectAccessible(host, 'the emergency stop, asking once')
  await host.keyboard.press('Tab')
  await host.keyboard.press('Enter')
  await viewer.getByText('刚才讲的内容要核实').waitFor()
  await host.getByText('已紧急停播').first().waitFor()
  await show.end()
})

test('who types while the answer to the last press is under way keeps the field and the words', async () => {
  const show = await aRunningShow(origin, '边按边打字')
  const typed = Promise.withResolvers<void>()
  const host = await controlRoom(show, (page) =>
    page.route(
      (url) => url.search === '?/pin',
      async (route) => {
        await typed.promise
        await route.continue()
      },
    ),
  )
  const answered = host.waitForResponse((answer) => answer.url().endsWith('?/pin'))
  await host.keyboard.press('n')
  await host.keyboard.press('c')
  await host.keyboard.type('现在讲工价，')
  await host.locator('[data-next-pin] [aria-busy=true]').waitFor()
  typed.resolve()
  await answered
  await host.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  await host.keyboard.type('按件算')
  await host.keyboard.press('Enter')
  await host.getByText('刚发：现在讲工价，按件算').waitFor()
  await show.end()
})

/**
 * There once it hears of the show: buttons and keys mean nothing before the page has come to life. What is to hold its
 * requests is prepared before it loads: what a page asks for in that very moment, the browser lets through.
 */
async function controlRoom({ id, host }: Show, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await (await asPerson(await aDesk(browser, origin), origin, host)).newPage()
  await prepare?.(page)
  const hears = page.waitForResponse((answer) => answer.url().includes('/events?after='))
  await page.goto(`/host/sessions/${id}`)
  await hears
  return page
}
