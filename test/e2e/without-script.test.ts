import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { aPhone, arrive, openBrowser } from '../browser/chromium.ts'
import { aClient, theShow } from '../browser/people.ts'
import { signInByPhone } from '../browser/sign-in.ts'
import { fillProfile } from '../browser/visitor.ts'

const stack = inject('stack')
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A phone on which scripts do not run at all. */
async function aPlainPhone(): Promise<Page> {
  return (await aPhone(browser, stack.origin, { javaScriptEnabled: false })).newPage()
}

test('a seeker finds a job, signs in by code, applies and sees the application', async () => {
  page = await aPlainPhone()
  await page.goto('/')
  await page.getByRole('link', { name: '岗位', exact: true }).click()
  await arrive(page, '/jobs')
  await page.getByLabel('找什么工作').fill('平车')
  await page.getByRole('button', { name: '找', exact: true }).click()
  await page.getByRole('heading', { level: 2 }).filter({ hasText: '平车' }).first().getByRole('link').click()
  await arrive(page, '/jobs/*')
  const job = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('link', { name: '一键投递' }).click()
  await page.getByRole('link', { name: '登录' }).last().click()
  await arrive(page, '/sign-in')
  await signInByPhone(page, stack.origin, '13712340001')
  await arrive(page, '/apply')
  await fillProfile(page, '蒲晓芳')
  await page.getByRole('button', { name: '确认投递' }).click()
  await page.getByText(/三个工作日内给您答复/).waitFor()
  await page.getByRole('link', { name: '看我的投递' }).click()
  await page.getByRole('heading', { name: job }).waitFor()
})

test('a visitor reads the whole of a show, and asks after signing in', async () => {
  page = await aPlainPhone()
  const show = await theShow(aClient(stack.origin))
  await page.goto('/')
  await page.getByRole('link', { name: show.title }).first().click()
  await page.getByRole('region', { name: '正在讲的岗位' }).waitFor()
  await page.getByRole('link', { name: /^提问/ }).click()
  const question = '没有脚本也能问吗'
  await page.getByLabel('问一句').fill(question)
  await page.getByRole('button', { name: '提问', exact: true }).click()
  await arrive(page, '/sign-in')
  await signInByPhone(page, stack.origin, '13712340002')
  await arrive(page, '/sessions/*')
  expect(await page.getByLabel('问一句').inputValue()).toBe(question)
  await page.getByRole('button', { name: '提问', exact: true }).click()
  await page.getByRole('list', { name: '提问' }).getByText(question).waitFor()
})

test('an employer registers, saves a draft, and finds it again', async () => {
  page = await aPlainPhone()
  await page.goto('/sign-in?back=/employer')
  await signInByPhone(page, stack.origin, '13712340003')
  await arrive(page, '/employer')
  await page.getByLabel('企业名称').fill('渠县青衣坊')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '登记，去填资料' }).click()
  await arrive(page, '/employer/*/file')
  await page.getByLabel('经办人姓名').fill('赖师傅')
  await page.getByLabel('每月几号发工资').fill('10')
  await page.getByRole('button', { name: '先存着' }).click()
  await page.getByText('存好了。随时可以接着填。').waitFor()
  await page.goto(page.url().split('?')[0]!)
  expect(await page.getByLabel('经办人姓名').inputValue()).toBe('赖师傅')
  expect(await page.getByLabel('每月几号发工资').inputValue()).toBe('10')
})
