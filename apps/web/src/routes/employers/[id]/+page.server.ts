import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const [employer, jobs] = await loadFrom(
    Promise.all([
      ok(api.employers[':id'].$get({ param: { id: event.params.id } })),
      ok(api.jobs.index.$get({ query: { employerId: event.params.id } })),
    ]),
  )
  return { employer, jobs }
}
