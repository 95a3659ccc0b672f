import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { alive, aPhone, openBrowser } from '../browser/chromium.ts'
import { aClient, theShow } from '../browser/people.ts'

const stack = inject('stack')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('another tab of a show opens where the page stands, with the tab still in focus', async () => {
  const context = await aPhone(browser, stack.origin)
  const page = await context.newPage()
  const show = await theShow(aClient(stack.origin))
  await page.goto(`/sessions/${show.id}?tab=about`)
  await alive(page)
  await page.evaluate(() => scrollTo({ top: 120, behavior: 'instant' }))
  const tab = page.locator('a[href="?tab=jobs"]')
  await tab.click()
  await page.locator('a[href="?tab=jobs"][aria-current]').waitFor()
  await page.getByRole('link', { name: '一键投递' }).first().waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(120)
  expect(await tab.evaluate((link) => link === document.activeElement)).toBe(true)
  await context.close()
})
