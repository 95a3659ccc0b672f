import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'

/** Opens camera and microphone, looks at the picture and goes in; the host puts on air. */
export async function joinAsPresenter(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/present/${sessionId}`)
  await page.getByRole('button', { name: '打开摄像头和麦克风' }).click()
  await page.getByRole('button', { name: '进场' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '进场' }).click()
}

export const seesStanding = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
