import { ApiProblem } from '@zhibo/api-client/clients'
import { redirect } from '@sveltejs/kit'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const asked = ok(apiOf(event).sessions[':id']['taken-back'].$get({ param: event.params })).catch(
    (problem: unknown): never => {
      // It stands again, or never stood: its own page knows which.
      if (problem instanceof ApiProblem && problem.status === 404) redirect(307, `/sessions/${event.params.id}`)
      throw problem
    },
  )
  return { show: await loadFrom(asked), now: new Date().toISOString() }
}
