import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from '@zhibo/infra/paths'
import type { SignedIn } from '@zhibo/api/testing/identity'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, arrive, openBrowser } from '../browser/chromium.ts'
import { followEach } from './review-day/trail.ts'
import { aReviewDay, type ReviewDay, titles } from './review-day/waiting.ts'

const stack = inject('stack')
let browser: Browser
let day: ReviewDay
let close: (() => Promise<void>) | undefined

beforeAll(async () => {
  ;({ day, close } = await aReviewDay(stack.dataDir))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await close?.()
})

test('a reviewer’s day: twelve cases by keyboard, and what becomes of them', async () => {
  const desk = await asThis(day.reviewer, aDesk)
  await workTheQueue(desk)
  await sign()
  await mendAndResubmit()
  await seeOnlyTheChange(desk)
  await appealAndOverturn()
  await suspendOnAir()
  await followTheTrail()
})

/** A browser in which somebody is signed in already. */
async function asThis({ cookie }: SignedIn, at: typeof aDesk): Promise<Page> {
  const context = await at(browser, stack.origin)
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: stack.origin }])
  return context.newPage()
}

type Act = (page: Page) => Promise<void>

/** Brings the focus to a decision by its key and presses it. */
async function decide(page: Page, key: 'a' | 'r' | 'x', button: string): Promise<void> {
  // Out of the field one has written in, as Escape or a click beside it does.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(key)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()), { timeout: 15_000 })
    .toBe(button)
  await page.keyboard.press('Enter')
}

/** Claims the case and waits until it is held. */
async function claim(page: Page): Promise<void> {
  await page.keyboard.press('c')
  await page.getByText('在我手上，还剩').waitFor()
}

const approve: Act = (page) => decide(page, 'a', '通过')

/** What the checks found is what the employer is told: the sum stands beside the rule. */
const returnAsFound: Act = async (page) => {
  await page.getByText('限女性').first().waitFor()
  await page
    .getByText(/低于每月最低工资 ¥2,400，差 ¥100/)
    .first()
    .waitFor()
  await markLine(page, '有什么要求')
  await markLine(page, '保底（每月）')
  await page.getByLabel('怎么改：有什么要求').fill('改成“男女不限”')
  await expectAccessible(page)
  await decide(page, 'r', '退回')
}

/** Goes from line to line by key until the one with this name, and marks it to be mended. */
async function markLine(page: Page, label: string): Promise<void> {
  const name = `要改：${label}`
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  for (let line = 0; line < 60 && (await at()) !== name; line++) await page.keyboard.press('n')
  expect(await at()).toBe(name)
  await page.keyboard.press('m')
  await expect.poll(() => page.getByRole('checkbox', { name }).isChecked()).toBe(true)
  await page.locator('[data-part]').getByRole('link', { name: label }).waitFor()
}

const returnUnreadable: Act = async (page) => {
  await page.getByRole('group', { name: '资质' }).getByRole('radio', { name: '退回' }).check()
  await page.locator('[data-part=qualification]').getByLabel('原因').selectOption('licence_unreadable')
  await page.locator('[data-part=qualification]').getByLabel('怎么改').fill('执照照片看不清，请重新拍一张。')
  await decide(page, 'r', '退回')
}

const proposeBadCode: Act = async (page) => {
  await page.getByText('通过这件要两个人签字').waitFor()
  await page.getByLabel('内部备注').fill('代码和执照照片一致，核过登记系统。')
  await expectAccessible(page)
  await decide(page, 'a', '提请通过')
}

const rejectFor =
  (reason: string, words: string): Act =>
  async (page) => {
    await page.locator('select[name=reasonCode]').selectOption(reason)
    await page.getByLabel('给对方的话').fill(words)
    await decide(page, 'x', '驳回')
  }

const acts: [title: string, Act][] = [
  [titles.badJob, returnAsFound],
  [titles.unreadable, returnUnreadable],
  [titles.badCode, proposeBadCode],
  [titles.agency, rejectFor('licence_lapsed', '许可证照片上写的有效期已经过了。')],
  [titles.behindNewName, rejectFor('not_qualified', '经办人在不良名单里，期满以前不能招聘。')],
]

const notThis = (title: string) => new RegExp(`^(?!${title.split('\\n')[0]}).*待审`, 's')

/** From the queue into the first case, and from each decided one to the next, until none is left. */
async function workTheQueue(page: Page): Promise<void> {
  await page.goto('/reviews')
  await page
    .getByRole('checkbox', { name: /^勾选：/ })
    .nth(11)
    .waitFor()
  expect(await page.getByRole('checkbox', { name: /^勾选：/ }).count()).toBe(12)
  await expectAccessible(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { level: 1 })
  await heading.getByText('待审').waitFor()
  for (let left = 12; left > 0; left--) {
    const title = await heading.innerText()
    await claim(page)
    if (title.includes(titles.behindNewName))
      await page
        .getByText(/不良名单/)
        .first()
        .waitFor()
    const [, act = approve] = acts.find(([of]) => title.includes(of)) ?? []
    await act(page)
    // The next case stands there by itself, unclaimed; after the last one, the queue.
    if (left > 1) await expect.poll(() => heading.innerText(), { timeout: 15_000 }).toMatch(notThis(title))
  }
  await page.getByText('没有等着审的了').waitFor()
}

/** What failed its check has no force until a second person signs. */
async function sign(): Promise<void> {
  const page = await asThis(day.leads[0], aDesk)
  await page.goto('/reviews?state=awaiting_signature')
  await page.getByRole('link', { name: titles.badCode }).click()
  await page.getByRole('button', { name: '签字：通过' }).click()
  await page.getByText('已通过').first().waitFor()
  await page.context().close()
}

/** The employer sees what was returned and why, on a phone, mends just that and hands it in again. */
async function mendAndResubmit(): Promise<void> {
  const page = await asThis(day.maker.owner, aPhone)
  await page.goto(`/employer/jobs/${day.badJobId}`)
  const list = page.getByRole('navigation', { name: '要改这 2 处' })
  await list.getByText('改成“男女不限”').waitFor()
  expect(await page.locator('[aria-invalid]').count()).toBe(2)
  await expectAccessible(page)
  const [conditions, floor] = [page.getByLabel('有什么要求'), page.getByLabel('保底（每月）')]
  await page.getByText('有什么要求、保底（每月）还没有改。').waitFor()
  await list.getByRole('link', { name: '有什么要求' }).click()
  await expect.poll(() => conditions.evaluate((at) => at === document.activeElement)).toBe(true)
  await conditions.fill('男女不限，会平车。')
  await page.getByText('保底（每月）还没有改。', { exact: true }).waitFor()
  expect(await conditions.getAttribute('aria-invalid')).toBeNull()
  await list.getByRole('link', { name: '保底（每月）' }).click()
  await floor.fill('2600')
  await page.getByText('还没有改。').waitFor({ state: 'detached' })
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交核验' }).click()
  await arrive(page, '/employer')
  await page.context().close()
}

/** The same reviewer sees what was asked for first, old beside new, and the rest folded. */
async function seeOnlyTheChange(page: Page): Promise<void> {
  await page.goto('/reviews')
  await page.getByRole('link', { name: titles.badJob }).click()
  await page.getByText('和上次退回的比，改了 2 处。').waitFor()
  const asked = page.getByRole('region', { name: '上次要改的 2 处' })
  await asked.getByText('上次说：改成“男女不限”').waitFor()
  await asked
    .locator('del', { hasText: '限女性' })
    .or(asked.locator('ins', { hasText: '男女不限' }))
    .first()
    .waitFor()
  await expectAccessible(page)
  const here = page.url()
  await claim(page)
  await approve(page)
  await page.waitForURL((url) => url.href !== here)
}

/** The agency objects; a lead who did not decide proposes to overturn, the other signs. */
async function appealAndOverturn(): Promise<void> {
  const phone = await asThis(day.agency, aPhone)
  await phone.goto('/employer')
  await phone.getByText('许可证照片上写的有效期已经过了。').waitFor()
  await expectAccessible(phone)
  await phone.getByText('不同意这个结果，可以申诉').click()
  await phone.getByLabel('为什么不同意').fill('照片传成了旧证，新证 2027 年到期，已换。')
  await phone.getByRole('button', { name: '提交申诉' }).click()
  await phone
    .getByText(/申诉在审|申诉已经交上去了/)
    .first()
    .waitFor()

  const [one, other] = [await asThis(day.leads[0], aDesk), await asThis(day.leads[1], aDesk)]
  await one.goto('/reviews?state=appealed')
  await one.getByRole('link', { name: titles.agency }).click()
  await one.locator('form[action="?/answerAppeal"] select[name=reasonCode]').selectOption('complete_and_true')
  await one.locator('form[action="?/answerAppeal"]').getByLabel('给对方的话').fill('新证看过了，有效。')
  await expectAccessible(one)
  await one.getByRole('button', { name: '提请改判' }).click()
  await one.getByText('是您提请的，要由别人签字').waitFor()
  await other.goto(one.url())
  const sign = other.getByRole('button', { name: '签字：改判通过' })
  await sign.click()
  await sign.waitFor({ state: 'detached' })
  await phone.goto('/employer')
  await phone.getByText('已核验').first().waitFor()
  for (const page of [phone, one, other]) await page.context().close()
}

/** A lead takes an employer off while it is on air: whoever watches is told, and its job can no longer be had. */
async function suspendOnAir(): Promise<void> {
  const visitor = await (await aPhone(browser, stack.origin)).newPage()
  await visitor.goto(`/sessions/${day.onAirSessionId}`)
  await visitor.getByText(day.onAirJob).first().waitFor()
  const lead = await asThis(day.leads[1], aDesk)
  await lead.goto(`/reviews/${day.cases.maker}`)
  await lead.getByText('暂停', { exact: true }).click()
  const form = lead.locator('form[action="?/suspend"]')
  await form.getByLabel('原因').selectOption('false_information')
  await form.getByLabel('给对方的话').fill('有人举报工资没发，查清以前先停。')
  await form.getByRole('button', { name: '立刻暂停' }).click()
  await visitor.getByText(day.onAirJob).first().waitFor({ state: 'detached' })
  await visitor.reload()
  expect(await visitor.getByText(day.onAirJob).count()).toBe(0)
  await expectAccessible(visitor)
  for (const page of [visitor, lead]) await page.context().close()
}

/** The auditor follows every one of them through the trail, and the chain holds. */
async function followTheTrail(): Promise<void> {
  const page = await asThis(day.auditor, aDesk)
  await followEach(page, day)
  // Which fields went back is told by name, and never by what was written there.
  await page.goto(`/trail?subject=${day.cases.badJob}&action=review.return`)
  await page.getByText('详情', { exact: true }).locator('visible=true').last().click()
  await page
    .getByText(/conditions.*pay\.floorFen/)
    .first()
    .waitFor()
  expect(await page.getByText('限女性').count()).toBe(0)
  await expectAccessible(page)
  await page.context().close()
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['apps/api/src/cli/main.ts', 'audit', 'verify', '--json'],
    { cwd: root, env: { ...process.env, DATA_DIR: stack.dataDir } },
  )
  expect(JSON.parse(stdout)).toMatchObject({ fault: null })
}
