import { RequestCode } from '@zhibo/core/identity/schema'
import type { RequestEvent } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from './api.ts'

/** The form that asks for a code: where it went, or what was wrong with the phone. */
export async function codeSent(event: RequestEvent) {
  const typed = typedOf(await event.request.formData())
  const parsed = RequestCode.safeParse(typed)
  if (!parsed.success) return formProblem(event, parsed.error, typed)
  return ok(apiOf(event).auth.codes.$post({ json: { phone: parsed.data.phone } })).then(
    (sent) => ({ sent: { phone: parsed.data.phone, resendAfterSeconds: sent.resendAfterSeconds } }),
    (error: unknown) => formProblem(event, error, typed),
  )
}
