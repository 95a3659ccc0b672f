import { ConfirmPhone } from '@zhibo/core/identity/schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { codeSent } from '#lib/server/code.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, '/sign-in?back=/account')
  return { me }
}

export const actions: Actions = {
  code: codeSent,
  /** Staff alone: everybody else is reached where they sign in. */
  phone: async (event) => {
    const { code, ...open } = typedOf(await event.request.formData())
    const parsed = ConfirmPhone.safeParse({ phone: open.phone, code })
    if (!parsed.success) return formProblem(event, parsed.error, open)
    try {
      await ok(apiOf(event).me.phone.$put({ json: parsed.data }))
    } catch (error) {
      return formProblem(event, error, open)
    }
    redirect(303, '/account')
  },
  removePhone: async (event) => {
    await ok(apiOf(event).me.phone.$delete())
    redirect(303, '/account')
  },
  signOut: async (event) => {
    await ok(apiOf(event).auth.sessions.current.$delete())
    redirect(303, '/')
  },
}
