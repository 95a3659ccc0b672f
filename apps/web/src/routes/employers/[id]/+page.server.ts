import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { employerSheet } from '#lib/verification/employer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { preferences } = await event.parent()
  const api = apiOf(event)
  const param = { id: event.params.id }
  const [employer, verification, jobs, score] = await loadFrom(
    Promise.all([
      ok(api.employers[':id'].$get({ param })),
      ok(api.employers[':id'].verification.$get({ param })),
      ok(api.jobs.index.$get({ query: { employerId: param.id } })),
      ok(api.employerDeviations[':id']['deviation-score'].$get({ param })),
    ]),
  )
  return { employer, jobs, score, sheet: employerSheet(verification, preferences.locale) }
}
