import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import type { Access } from './encoder.ts'

/** Opens camera and microphone and looks at the picture; the test of the network begins by itself. */
export async function openDevices(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/present/${sessionId}`)
  await page.getByRole('button', { name: '打开摄像头和麦克风' }).click()
  await page.getByRole('button', { name: '进场' }).waitFor()
}

/** Opens camera and microphone, looks at the picture and goes in; the host puts on air. */
export async function joinAsPresenter(page: Page, sessionId: string): Promise<void> {
  await openDevices(page, sessionId)
  await expectAccessible(page)
  await page.getByRole('button', { name: '进场' }).click()
}

/** Goes in without this device's camera: the studio's encoder sends. */
export async function joinWithoutCamera(page: Page, sessionId: string): Promise<void> {
  await page.goto(`/present/${sessionId}`)
  await page.getByRole('button', { name: '不用这台的摄像头' }).click()
}

/** Has a key made on the presenter page, and reads it off the screen as somebody in a studio would. */
export async function makeKey(page: Page): Promise<Access> {
  await page.getByText('用演播室的设备推流').click()
  await page.getByRole('button', { name: '生成推流密钥' }).click()
  await page.getByRole('img', { name: '地址和密钥的二维码' }).waitFor()
  const line = (label: string) => page.getByLabel(label, { exact: true }).inputValue()
  return { url: await line('服务器地址'), key: await line('密钥（Bearer 令牌）') }
}

export const seesStanding = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
