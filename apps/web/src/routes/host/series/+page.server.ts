import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  series: await loadFrom(ok(apiOf(event).series.index.$get({ query: {} }))),
})
