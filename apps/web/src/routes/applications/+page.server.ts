import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, '/sign-in?back=/applications')
  return { applications: await loadFrom(ok(apiOf(event).myApplications.applications.$get({ query: {} }))) }
}

export const actions: Actions = {
  withdraw: async (event) => {
    const { id = '' } = typedOf(await event.request.formData())
    return ok(apiOf(event).applications[':id'].withdrawal.$post({ param: { id } })).then(
      () => ({ withdrawn: id }),
      (error: unknown) => formProblem(event, error, { id }),
    )
  },
}
