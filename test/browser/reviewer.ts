import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'

type Part = '资质' | '管理制度' | '岗位' | '薪资' | '场次计划'

/** Takes a waiting case from the queue, passes each of its parts and approves it. */
export async function approve(page: Page, title: string, parts: readonly Part[]): Promise<void> {
  await page.goto('/reviews')
  await expectAccessible(page)
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('button', { name: /领取这件/ }).click()
  await page.getByText('在我手上，还剩').waitFor()
  for (const part of parts) await page.getByRole('group', { name: part }).getByRole('radio', { name: '通过' }).check()
  await expectAccessible(page)
  const here = page.url()
  await page.getByRole('button', { name: '通过', exact: true }).click()
  await page.waitForURL((url) => url.href !== here)
}
