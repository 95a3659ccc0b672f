import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  verification: await loadFrom(ok(apiOf(event).employers[':id'].verification.$get({ param: event.params }))),
})
