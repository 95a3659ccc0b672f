import { ok } from '@zhibo/api-client/clients'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { arrive } from './chromium.ts'
import { aClient } from './people.ts'

/** Types the phone and the code that was “sent”, in the form the page shows now: the sign-in page's or a sheet's. */
export async function signInByPhone(page: Page, origin: string, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('验证码').fill(await codeSentTo(origin, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The newest code in the demo's outbox for a phone; the outbox shows no more of a number than its ends. */
async function codeSentTo(origin: string, phone: string): Promise<string> {
  const { api } = aClient(origin)
  let code: string | undefined
  await expect
    .poll(
      async () => {
        const sent = await ok(api.demo.outbox.$get())
        const message = sent.find(({ to, template }) => template === 'sign_in_code' && isMaskOf(to, phone))
        code = /\d{6}/.exec(message?.text ?? '')?.[0]
        return code
      },
      { timeout: 15_000 },
    )
    .toBeDefined()
  return code!
}

const isMaskOf = (masked: string, phone: string) =>
  masked.slice(0, 3) === phone.slice(0, 3) && masked.slice(-4) === phone.slice(-4)

/** Becomes one of the demo's staff by one click on the sign-in page, and lands at `back`. */
export async function signInAs(page: Page, role: '主持人' | '审核员' | '负责人', back: string): Promise<void> {
  await page.goto(`/sign-in?as=staff&back=${encodeURIComponent(back)}`)
  await page
    .getByRole('button', { name: new RegExp(`^${role}`) })
    .first()
    .click()
  await arrive(page, back)
}
