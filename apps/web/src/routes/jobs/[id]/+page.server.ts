import { askedIn } from '#lib/jobs/calculator.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

/** After these one may apply again. */
const ended = new Set(['withdrawn', 'job_full'])

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const { me } = await event.parent()
  const param = { id: event.params.id }
  const [job, promises, mine] = await loadFrom(
    Promise.all([
      ok(api.jobs[':id'].$get({ param })),
      ok(api.jobPromises[':id'].promises.$get({ param })),
      me ? ok(api.myApplications.applications.$get({ query: {} })) : [],
    ]),
  )
  return {
    job,
    promises,
    asked: askedIn(event.url.searchParams),
    applied: mine.some((each) => each.job.id === job.id && !ended.has(each.state)),
  }
}
