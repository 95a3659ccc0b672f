import { PolicyKind } from '@zhibo/core/policy/schema'
import { error, redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { rowOf, typedOfRow } from '#lib/policies/typed-row.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

const kindOf = (param: string): PolicyKind => PolicyKind.safeParse(param).data ?? error(404)

export const load: PageServerLoad = async (event) => {
  const { mayEdit } = await event.parent()
  if (!mayEdit) error(403)
  const kind = kindOf(event.params.kind)
  const corrects = event.url.searchParams.get('corrects')
  if (!corrects) return { kind, corrected: null, given: {} }
  const rows = await loadFrom(ok(apiOf(event).policies.index.$get()))
  const corrected = rows.find((row) => row.id === corrects && row.kind === kind) ?? error(404)
  return { kind, corrected, given: typedOfRow(corrected) }
}

export const actions: Actions = {
  default: async (event) => {
    const kind = kindOf(event.params.kind)
    const typed = typedOf(await event.request.formData())
    let entered
    try {
      const { kind: _kind, ...json } = rowOf(kind, typed)
      entered = await ok(apiOf(event).policies[':kind'].$post({ param: { kind }, json }))
    } catch (problem) {
      return formProblem(event, problem, typed)
    }
    redirect(303, `/policies?done=${entered.id}`)
  },
}
