import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { jobSheet } from '#lib/verification/job.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { preferences } = await event.parent()
  const verification = await loadFrom(ok(apiOf(event).jobs[':id'].verification.$get({ param: event.params })))
  return { verification, sheet: jobSheet(verification, preferences.locale) }
}
