import { askingActions, questionsFor } from '#lib/questions/watching.server.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { showOf } from '#lib/sessions/show-of.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = { id: event.params.id }
  // The questions after the session: what opens in between is told again by the stream, and told twice is harmless.
  const [session, { me }] = await Promise.all([showOf(event, event.params.id), event.parent()])
  const isOver = session.state === 'ended' || session.state === 'sealed'
  const [talk, applications, profile, replay, reminder] = await loadFrom(
    Promise.all([
      questionsFor(event, event.params.id, me !== null),
      me ? ok(api.myApplications.applications.$get({ query: {} })) : [],
      me ? ok(api.myApplications.profile.$get()).then((known) => known.profile) : null,
      isOver ? ok(api.sessionRecordings[':id'].replay.$get({ param })) : null,
      me && session.state === 'scheduled' ? ok(api.reminders[':id'].reminder.$get({ param })) : null,
    ]),
  )
  return {
    session,
    questions: talk.questions,
    myQuestions: talk.mine,
    profile,
    replay,
    reminded: reminder?.on ?? false,
    now: new Date().toISOString(),
    appliedJobIds: applications.filter((each) => each.state !== 'withdrawn').map((each) => each.job.id),
    immersive: true,
    desk: true,
  }
}

export const actions: Actions = askingActions
