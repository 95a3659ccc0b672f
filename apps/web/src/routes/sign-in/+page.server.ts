import { SignInByCode, SignInByPassword } from '@zhibo/core/identity/schema'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import { codeSent } from '#lib/server/code.ts'
import { ownPath } from '#lib/server/own-path.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const back = ownPath(event.url.searchParams.get('back'), '/')
  // Outside the demo this address does not exist.
  const demoAccounts = await apiOf(event).demo.accounts.$get()
  return {
    back,
    staff: event.url.searchParams.get('as') === 'staff',
    demoAccounts: demoAccounts.ok ? await demoAccounts.json() : [],
  }
}

export const actions: Actions = {
  code: codeSent,
  signIn: (event) => enter(event, SignInByCode),
  staff: (event) => enter(event, SignInByPassword),
  demo: async (event) => {
    const { accountId = '' } = typedOf(await event.request.formData())
    await ok(apiOf(event).demo.sessions.$post({ json: { accountId } }))
    redirect(303, ownPath(event.url.searchParams.get('back'), '/'))
  },
}

async function enter(event: RequestEvent, schema: z.ZodType<SignInByCode | SignInByPassword>) {
  const typed = typedOf(await event.request.formData())
  const parsed = schema.safeParse(typed)
  // Everything typed comes back but what is secret.
  const { password: _password, code: _code, totp: _totp, ...open } = typed
  if (!parsed.success) return formProblem(event, parsed.error, open)
  try {
    await ok(apiOf(event).auth.sessions.$post({ json: parsed.data }))
  } catch (error) {
    return formProblem(event, error, open)
  }
  redirect(303, ownPath(event.url.searchParams.get('back'), '/'))
}
