import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  event.depends('replay:links')
  const api = apiOf(event)
  const param = { id: event.params.id }
  const { me } = await event.parent()
  const [session, replay, mine, profile] = await loadFrom(
    Promise.all([
      ok(api.sessions[':id'].$get({ param })),
      ok(api.sessionRecordings[':id'].replay.$get({ param })),
      me ? ok(api.myApplications.applications.$get({ query: {} })) : [],
      me ? ok(api.myApplications.profile.$get()).then((known) => known.profile) : null,
    ]),
  )
  return {
    session,
    replay,
    profile,
    appliedJobIds: mine.filter((each) => each.state !== 'withdrawn').map((each) => each.job.id),
  }
}
