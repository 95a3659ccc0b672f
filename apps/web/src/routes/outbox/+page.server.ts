import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

/** Outside the demo the API knows no outbox, and neither does this page: 404. */
export const load: PageServerLoad = async (event) => ({
  messages: await loadFrom(ok(apiOf(event).demo.outbox.$get())),
})
