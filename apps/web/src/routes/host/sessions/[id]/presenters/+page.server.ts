import { AskPresenters } from '@zhibo/core/invitations/schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = event.params
  const [session, places, checklists] = await loadFrom(
    Promise.all([
      ok(api.sessions[':id'].$get({ param })),
      ok(api.sessionInvitations[':id'].invitations.$get({ param })),
      ok(api.sessionInvitations[':id'].checklist.$get({ param })),
    ]),
  )
  return { session, places, checklists, now: new Date().toISOString() }
}

export const actions: Actions = {
  ask: async (event) => {
    const typed = typedOf(await event.request.formData())
    const one = typed.presenterId ? { presenterId: typed.presenterId } : {}
    try {
      const json = AskPresenters.parse(one)
      await ok(apiOf(event).sessionInvitations[':id'].invitations.$post({ param: event.params, json }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { asked: true }
  },
  withdraw: async (event) => {
    const typed = typedOf(await event.request.formData())
    const json = { expectedVersion: Number(typed.expectedVersion) }
    try {
      await ok(apiOf(event).invitations[':id'].withdrawals.$post({ param: { id: typed.id ?? '' }, json }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { asked: false }
  },
}
