import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  rows: await loadFrom(ok(apiOf(event).policies.index.$get())),
  done: event.url.searchParams.get('done'),
})
