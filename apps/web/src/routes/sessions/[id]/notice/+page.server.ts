import { error, redirect } from '@sveltejs/kit'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'
import { showOf } from '#lib/sessions/show-of.server.ts'
import { qrOf } from '#lib/walls/qr.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** The notice of an announced show. Of a plan there is none, not even for those who see it: it is to be put up and sent on. */
export const load: PageServerLoad = async (event) => {
  const session = await showOf(event, event.params.id)
  if (session.state === 'draft' || session.state === 'in_review')
    error(404, { message: 'not_found', requestId: event.locals.requestId })
  const { stations } = await event.parent()
  const href = `${event.url.origin}/sessions/${session.id}`
  return {
    session,
    holders: stations.filter(({ id }) => session.stations.some((each) => each.id === id)),
    href,
    qr: qrOf(href),
    now: new Date().toISOString(),
  }
}

export const actions: Actions = {
  remind: (event) => answer(event, '$put'),
  forget: (event) => answer(event, '$delete'),
}

async function answer(event: RequestEvent, verb: '$put' | '$delete') {
  const param = event.params
  try {
    await ok(apiOf(event).reminders[':id'].reminder[verb]({ param }))
  } catch (problem) {
    return formProblem(event, problem, {})
  }
  redirect(303, `/sessions/${param.id}`)
}
