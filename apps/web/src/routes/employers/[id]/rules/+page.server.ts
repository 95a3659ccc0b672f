import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  employer: await loadFrom(ok(apiOf(event).employers[':id'].$get({ param: event.params }))),
})
