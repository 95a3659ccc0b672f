import { ConfirmPolicy } from '@zhibo/core/policy/schema'
import { error, redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { mayEdit } = await event.parent()
  if (!mayEdit) error(403)
  const rows = await loadFrom(ok(apiOf(event).policies.index.$get()))
  return { row: rows.find(({ id }) => id === event.params.id) ?? error(404) }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedOf(await event.request.formData())
    const { id } = event.params
    try {
      const json = ConfirmPolicy.parse({ documentNo: typed.documentNo ?? '' })
      await ok(apiOf(event).policies[':id'].confirmations.$post({ param: { id }, json }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, `/policies?done=${id}`)
  },
}
