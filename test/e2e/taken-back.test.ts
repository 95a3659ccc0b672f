import { ok } from '@zhibo/api-client/clients'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from '../browser/axe.ts'
import { aDesk, aPhone, openBrowser } from '../browser/chromium.ts'
import { aDraft } from '../browser/drafts.ts'
import { aDemoPerson, asPerson } from '../browser/people.ts'
import { approvePlan } from '../browser/show.ts'

const { origin } = inject('stack')
const announced = '贴在村口的一场'
const anew = '还没人审过的一场'
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('who scans the printed code of a show that was taken back reads so, and finds it there once it stands again', async () => {
  const host = await aDemoPerson(origin, 'host')
  const reviewer = await aDemoPerson(origin, 'reviewer')
  const { id, version } = await aDraft(host, announced, 50 * 24)
  const param = { id }
  const opening = { kind: 'opening' as const, minutes: 10 }
  await ok(
    host.api.sessions[':id']['run-of-show'].$put({ param, json: { expectedVersion: version, segments: [opening] } }),
  )
  await ok(host.api.sessions[':id'].submissions.$post({ param, json: {} }))
  await approvePlan(reviewer, announced)

  const desk = await (await asPerson(await aDesk(browser, origin), origin, host)).newPage()
  await desk.goto(`/host/sessions/${id}/basics`)
  await desk.getByText('撤回成草稿', { exact: true }).click()
  await desk.getByLabel('为什么撤回').fill('换企业')
  await desk.getByRole('button', { name: '撤回', exact: true }).click()
  const title = desk.getByLabel('这一场叫什么')
  await title.fill(anew)
  await desk.getByRole('button', { name: '保存' }).click()
  await desk.waitForURL(/\/plan$/)

  const phone = await (await aPhone(browser, origin)).newPage()
  for (const link of [`/sessions/${id}`, `/sessions/${id}/notice`]) {
    await phone.goto(link)
    await phone.getByRole('heading', { name: '这一场正在重新安排' }).waitFor()
    await phone.getByText(announced).waitFor()
    expect(await phone.content()).not.toContain(anew)
  }
  await expectAccessible(phone, 'a show that was taken back')

  await ok(host.api.sessions[':id'].submissions.$post({ param, json: {} }))
  await approvePlan(reviewer, anew)
  await phone.reload()
  await phone.getByRole('heading', { name: anew }).waitFor()
  expect(new URL(phone.url()).pathname).toBe(`/sessions/${id}`)
})

test('of a plan that was never announced there is no page', async () => {
  const { id } = await aDraft(await aDemoPerson(origin, 'host'), '谁也没见过的一场', 51 * 24)
  const phone = await (await aPhone(browser, origin)).newPage()
  for (const link of [`/sessions/${id}`, `/sessions/${id}/notice`, `/sessions/${id}/taken-back`])
    expect((await phone.goto(link))!.status(), link).toBe(404)
})
