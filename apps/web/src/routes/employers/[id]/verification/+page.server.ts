import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { employerSheet } from '#lib/verification/employer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { preferences } = await event.parent()
  const verification = await loadFrom(ok(apiOf(event).employers[':id'].verification.$get({ param: event.params })))
  return { verification, sheet: employerSheet(verification, preferences.locale) }
}
