import { AskQuestion } from '@zhibo/core/questions/schema'
import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = { id: event.params.id }
  // The questions after the session: what opens in between is told again by the stream, and told twice is harmless.
  const [session, { me }] = await Promise.all([loadFrom(ok(api.sessions[':id'].$get({ param }))), event.parent()])
  const [questions, mine, profile] = await loadFrom(
    Promise.all([
      ok(api.questions[':id'].questions.$get({ param })),
      me ? ok(api.myApplications.applications.$get({ query: {} })) : [],
      me ? ok(api.myApplications.profile.$get()).then((known) => known.profile) : null,
    ]),
  )
  return {
    session,
    questions,
    profile,
    appliedJobIds: mine.filter((each) => each.state !== 'withdrawn').map((each) => each.job.id),
    immersive: true,
  }
}

const backTo = (id: string, text: string) =>
  `/sessions/${id}?tab=questions&ask=${encodeURIComponent(text.slice(0, 200))}`

export const actions: Actions = {
  ask: async (event) => {
    const { text = '', key = crypto.randomUUID() } = typedOf(await event.request.formData())
    // A visitor signs in first and comes back to the same words.
    if (!event.cookies.get('zhibo_session'))
      redirect(303, `/sign-in?back=${encodeURIComponent(backTo(event.params.id, text))}`)
    const parsed = AskQuestion.safeParse({ text })
    if (!parsed.success) return formProblem(event, parsed.error, { text })
    return ok(
      apiOf(event).questions[':id'].questions.$post(
        { param: { id: event.params.id }, json: parsed.data },
        { headers: { 'idempotency-key': key } },
      ),
    ).then(
      (question) => ({ asked: question.id, held: question.state === 'held' }),
      (error: unknown) => formProblem(event, error, { text }),
    )
  },
  vote: async (event) => {
    if (!event.cookies.get('zhibo_session'))
      redirect(303, `/sign-in?back=${encodeURIComponent(backTo(event.params.id, ''))}`)
    const { questionId = '' } = typedOf(await event.request.formData())
    return ok(
      apiOf(event).questions[':id'].questions[':questionId'].votes.$post({
        param: { id: event.params.id, questionId },
      }),
    ).then(
      () => ({ voted: questionId }),
      (error: unknown) => formProblem(event, error, {}),
    )
  },
}
