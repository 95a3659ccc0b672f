import { apiOf, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { apiDown } = await event.parent()
  if (apiDown) return { live: [], upcoming: [], past: [], jobs: [] }
  const of = (state: 'live' | 'interrupted' | 'scheduled' | 'ended') =>
    ok(api.sessions.index.$get({ query: { state } }))
  const [live, interrupted, scheduled, ended, jobs] = await Promise.all([
    of('live'),
    of('interrupted'),
    of('scheduled'),
    of('ended'),
    ok(api.jobs.index.$get({ query: { limit: '6' } })),
  ])
  return {
    live: [...live, ...interrupted],
    upcoming: scheduled.toSorted((a, b) => a.plannedStart.localeCompare(b.plannedStart)).slice(0, 8),
    past: ended.toSorted((a, b) => b.plannedStart.localeCompare(a.plannedStart)).slice(0, 4),
    jobs,
  }
}
