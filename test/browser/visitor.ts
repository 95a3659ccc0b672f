import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './axe.ts'
import { arrive, moreFrames } from './chromium.ts'

/** From the home page into the show: the tap, then real pictures. */
export async function watch(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: title }).first().click()
  await arrive(page, '/sessions/*')
  await page.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(page, 20)
}

export async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: /^提问/ }).click()
  await page.getByLabel('问一句').fill(text)
  await page.getByRole('button', { name: '提问', exact: true }).click()
}

/** Applies for the pinned job in the sheet over the running picture; `signIn` is the sheet's first step for whoever is new. */
export async function applyForPinned(page: Page, name: string, signIn?: () => Promise<void>): Promise<void> {
  const pinned = page.getByRole('region', { name: '正在讲的岗位' })
  const tap = pinned.getByRole('link', { name: '一键投递' })
  const sheet = page.getByRole('dialog', { name: '投递' })
  await tap.click()
  await sheet.waitFor()
  // Let go by a key, it gives the focus back to what opened it.
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  expect(await tap.evaluate((link) => link === document.activeElement)).toBe(true)
  await tap.click()
  await signIn?.()
  await fillProfile(page, name)
  await expectAccessible(page)
  await sheet.getByRole('button', { name: '确认投递' }).click()
  await page.getByText(/三个工作日内给您答复/).waitFor()
  await pinned.getByRole('link', { name: '已投递' }).waitFor()
}

export async function fillProfile(page: Page, name: string): Promise<void> {
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('住在哪个乡镇').fill('三汇镇')
  await page.getByLabel('做过几年').fill('3')
  await page.getByLabel('我已满 16 周岁').check()
  await page.getByLabel('我同意把这些资料交给这家企业').check()
}
