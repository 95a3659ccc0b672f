import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** The page of those who present in this session. Somebody else is told so, and by what account it would be right. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(event.url.pathname)}`)
  const api = apiOf(event)
  const param = event.params
  const session = await loadFrom(ok(api.sessions[':id'].$get({ param })))
  const questions = await loadFrom(ok(api.questions[':id'].questions.$get({ param })))
  const myPlaces = await loadFrom(ok(api.deviceTests[':id']['own-places'].$get({ param })))
  const coming = session.state === 'scheduled' && myPlaces.length > 0
  const checklists = coming ? await loadFrom(ok(api.sessionInvitations[':id'].checklist.$get({ param }))) : []
  // Whoever runs the show sees everybody's; here only one's own is of use.
  const mine = checklists.filter((each) => myPlaces.some(({ presenterId }) => presenterId === each.presenterId))
  return { session, questions, myPlaces, checklists: mine, now: new Date().toISOString(), immersive: true }
}

const about = (event: RequestEvent, questionId: string | undefined) => ({
  id: event.params.id,
  questionId: questionId ?? '',
})

export const actions: Actions = {
  take: async (event) => {
    const typed = typedOf(await event.request.formData())
    const param = about(event, typed.questionId)
    return ok(apiOf(event).questions[':id'].questions[':questionId'].take.$post({ param })).then(
      () => ({ done: 'take' }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
  pin: async (event) => {
    const typed = typedOf(await event.request.formData())
    const json = { jobId: typed.jobId ?? '' }
    return ok(apiOf(event).sessions[':id'].pins.$post({ param: event.params, json })).then(
      () => ({ done: 'pin' }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
  answer: async (event) => {
    const typed = typedOf(await event.request.formData())
    const param = about(event, typed.questionId)
    return ok(apiOf(event).questions[':id'].questions[':questionId'].answer.$post({ param, json: {} })).then(
      () => ({ done: 'answer' }),
      (error: unknown) => formProblem(event, error, typed),
    )
  },
}
