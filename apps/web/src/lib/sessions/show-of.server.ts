import { ApiProblem } from '@zhibo/api-client/clients'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'

/**
 * A show, for the pages that printed notices and messages lead to. Whoever comes to one that was taken back since is
 * brought to the page that tells so; of a plan that was never announced there is no page at all.
 */
export function showOf(event: Pick<RequestEvent, 'fetch'>, id: string): Promise<SessionView> {
  const { sessions } = apiOf(event)
  const asked = ok(sessions[':id'].$get({ param: { id } })).catch(async (problem: unknown) => {
    if (!(problem instanceof ApiProblem && problem.status === 404)) throw problem
    await ok(sessions[':id']['taken-back'].$get({ param: { id } }))
    redirect(307, `/sessions/${id}/taken-back`)
  })
  return loadFrom(asked)
}
