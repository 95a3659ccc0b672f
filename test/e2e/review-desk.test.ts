import { ok } from '@zhibo/api-client/clients'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { kB, scriptsOf } from '../bench/weight/scripts.ts'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { handInJob, mendJob } from '../browser/job-files.ts'
import { aDemoPerson, type Client } from '../browser/people.ts'

const stack = inject('stack')
let browser: Browser
let employer: Client
let reviewer: Client

beforeAll(async () => {
  browser = await openBrowser()
  ;[employer, reviewer] = await Promise.all([
    aDemoPerson(stack.origin, 'employer-1'),
    aDemoPerson(stack.origin, 'reviewer'),
  ])
})
afterAll(() => browser?.close())

async function theDesk(more: BrowserContextOptions = {}): Promise<Page> {
  const context = await aDesk(browser, stack.origin, more)
  const [name, value] = reviewer.cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: stack.origin }])
  return context.newPage()
}

async function caseOf(title: string) {
  const [found] = await ok(reviewer.api.reviews.index.$get({ query: { q: title } }))
  return ok(reviewer.api.reviews[':id'].$get({ param: { id: found!.id } }))
}

test('by keyboard alone a job goes back for what the checks found, and of the mended one only the change is read', async () => {
  const title = '夜班平车工'
  const mended = '做校服，流水线。男女不限。'
  const job = await handInJob(employer, { title, description: '做校服，流水线。限女性。' })
  const page = await theDesk()

  await page.goto(`/reviews?q=${title}`)
  // The keys work once the page has come to life; on the only row one cannot move too far.
  await expect
    .poll(async () => {
      await page.keyboard.press('j')
      return page.evaluate(() => document.activeElement?.textContent?.trim())
    })
    .toBe(title)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.keyboard.press('c')
  await page.getByText('在我手上，还剩').waitFor()
  await page.keyboard.press('j')
  await page
    .getByText(/不得以性别、婚姻、生育状况作为录用条件/)
    .last()
    .waitFor()
  await expectAccessible(page, 'a case with a finding open')
  // The line one is on is marked by a key; a reload loses neither the mark nor what was noted.
  await page.keyboard.press('m')
  const mark = page.getByRole('checkbox', { name: '要改：做什么' })
  const note = page.getByLabel('怎么改：做什么')
  await expect.poll(() => note.inputValue()).toContain('“限女性”')
  await note.fill('写成“男女不限”。')
  await note.press('Escape')
  await page.reload()
  await expect.poll(() => note.inputValue()).toBe('写成“男女不限”。')
  expect(await mark.isChecked()).toBe(true)
  await page.getByRole('group', { name: '岗位' }).getByRole('radio', { name: '退回', checked: true }).waitFor()
  await page.getByText('标了要改的 1 处').waitFor()
  await expectAccessible(page, 'a case with a field marked')
  const here = page.url()
  await page.keyboard.press('r')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('退回')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.href !== here)

  const returned = await caseOf(title)
  expect(returned.state).toBe('returned')
  expect(returned.history.at(-1)).toMatchObject({
    reasonCode: 'discrimination',
    parts: { job: { fields: [{ field: 'description', note: '写成“男女不限”。' }] }, pay: { result: 'pass' } },
  })

  await mendJob(employer, job, { description: mended })
  await page.goto(`/reviews/${(await caseOf(title)).id}`)
  await page.getByText('和上次退回的比，改了 1 处。').waitFor()
  const asked = page.getByRole('region', { name: '上次要改的 1 处' })
  await asked.getByText('上次说：写成“男女不限”。').waitFor()
  await asked.getByText('男女不限', { exact: true }).waitFor()
  expect(await page.locator('ins').allInnerTexts()).toEqual(['男女不限'])
  await page.keyboard.press('c')
  await page.getByText('在我手上，还剩').waitFor()
  await page.keyboard.press('a')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('通过')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await caseOf(title)).state).toBe('approved')
  await page.context().close()
})

test('a claim that ran out while somebody wrote takes none of the words, not even over a reload', async () => {
  const title = '裁床学徒'
  await handInJob(employer, { title })
  const { id } = await caseOf(title)
  const page = await theDesk()
  await page.goto(`/reviews/${id}`)
  await page.getByRole('button', { name: /领取这件/ }).click()
  await page.getByText('在我手上，还剩').waitFor()
  await page.getByRole('group', { name: '岗位' }).getByRole('radio', { name: '退回' }).check()
  await page.locator('[data-part=job]').getByLabel('原因').selectOption('missing_information')
  const note = page.getByLabel('给对方的话')
  await note.fill('写明白带教多久。')

  const db = new pg.Client(stack.databaseUrl)
  await db.connect()
  await db.query(`update review_case set claimed_until = now() - interval '1 second' where id = $1`, [id])
  await db.end()
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await page.getByRole('button', { name: /^再领取|^领取这件/ }).waitFor()
  expect(await note.inputValue()).toBe('写明白带教多久。')
  await page.reload()
  await expect.poll(() => note.inputValue()).toBe('写明白带教多久。')

  await page.getByRole('button', { name: /^再领取|^领取这件/ }).click()
  await page.getByText('在我手上，还剩').waitFor()
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await expect.poll(async () => (await caseOf(title)).state).toBe('returned')
  expect((await caseOf(title)).history.at(-1)?.publicNote).toBe('写明白带教多久。')
  await page.context().close()
})

test('whoever writes on after a lead took the case over is told at once, and keeps every word', async () => {
  const title = '锁眼学徒'
  await handInJob(employer, { title })
  const { id } = await caseOf(title)
  const page = await theDesk()
  await page.clock.install()
  await page.goto(`/reviews/${id}`)
  await page.getByRole('button', { name: /领取这件/ }).click()
  await page.getByText('在我手上，还剩').waitFor()
  const note = page.getByLabel('给对方的话')
  await note.fill('写明白带教')

  const lead = await aDemoPerson(stack.origin, 'lead')
  await ok(lead.api.reviews[':id'].claims.$post({ param: { id }, json: { takeOverReason: '同事请假' } }))
  await page.clock.fastForward(31_000)
  await note.pressSequentially('多久。')
  await page.getByText(/接管了这件，已不在您手上/).waitFor()
  expect(await note.inputValue()).toBe('写明白带教多久。')
  await expectAccessible(page, 'a case that a lead took over')
  await ok(lead.api.reviews[':id'].claims.$delete({ param: { id } }))
  await page.context().close()
})

test('without script several are ticked and claimed at once, and one is decided', async () => {
  const titles = ['尾部查衣工', '尾部打包工']
  for (const title of titles) await handInJob(employer, { title })
  const page = await theDesk({ javaScriptEnabled: false })
  await page.goto('/reviews?q=尾部')
  for (const title of titles) await page.getByRole('checkbox', { name: `勾选：${title}` }).check()
  await page.getByRole('button', { name: '领取勾选的' }).click()
  await page.getByText('领到 2 件。').waitFor()
  await page.goto(`/reviews/${(await caseOf(titles[0]!)).id}`)
  for (const part of ['岗位', '薪资'])
    await page.getByRole('group', { name: part }).getByRole('radio', { name: '通过' }).check()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  // The next is the one that is held already.
  await page.getByRole('heading', { level: 1, name: titles[1]! }).waitFor()
  expect((await caseOf(titles[0]!)).state).toBe('approved')
  await page.context().close()
})

test('without script a reviewer marks a line, and its employer finds and mends just that', async () => {
  const title = '早班平车工'
  const job = await handInJob(employer, { title, shift: '早班' })
  const page = await theDesk({ javaScriptEnabled: false })
  await page.goto(`/reviews/${(await caseOf(title)).id}`)
  await page.getByRole('button', { name: /领取这件/ }).click()
  await page.getByRole('checkbox', { name: '要改：班次' }).check()
  await page.getByLabel('怎么改：班次').fill('写清楚几点到几点')
  await page.getByRole('group', { name: '薪资' }).getByRole('radio', { name: '通过' }).check()
  await page.locator('select[name=reasonCode]').selectOption('missing_information')
  await page.getByRole('button', { name: '退回', exact: true }).click()
  await expect.poll(async () => (await caseOf(title)).state).toBe('returned')
  await page.context().close()

  const context = await aPhone(browser, stack.origin, { javaScriptEnabled: false })
  const [name, value] = employer.cookie().split('=') as [string, string]
  await context.addCookies([{ name, value, url: stack.origin }])
  const phone = await context.newPage()
  await phone.goto(`/employer/jobs/${job}`)
  const list = phone.getByRole('navigation', { name: '要改这 1 处' })
  await list.getByText('写清楚几点到几点').waitFor()
  await phone.getByText('班次还没有改。').waitFor()
  await list.getByRole('link', { name: '班次' }).click()
  expect(await phone.locator(':target').getByLabel('班次').getAttribute('aria-invalid')).toBe('true')
  expect(await phone.locator('[aria-invalid]').count()).toBe(1)
  await phone.getByLabel('班次').fill('早班 8:00–16:00')
  await phone.getByRole('button', { name: '先存着' }).click()
  await list.getByText('已改').waitFor()
  expect(await phone.locator('[aria-invalid]').count()).toBe(0)
  await context.close()
})

test('a case with its evidence opens with at most 150 kB of script', async () => {
  const [file] = await ok(reviewer.api.reviews.index.$get({ query: { subject: 'employer' } }))
  const page = await theDesk()
  const scripts = await scriptsOf(page.context(), page)
  await page.goto(`/reviews/${file!.id}`, { waitUntil: 'networkidle' })
  await page.getByRole('region', { name: '证据' }).first().waitFor()
  expect(kB(await scripts())).toBeLessThanOrEqual(150)
  await page.context().close()
})
