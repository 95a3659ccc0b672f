import { AskQuestion } from '@zhibo/core/questions/schema'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const param = { id: event.params.id }
  const { me } = await event.parent()
  const [session, questions, mine, profile] = await loadFrom(
    Promise.all([
      ok(api.sessions[':id'].$get({ param })),
      ok(api.questions[':sessionId'].questions.$get({ param: { sessionId: event.params.id } })),
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

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData()
    const text = String(form.get('text') ?? '')
    const parsed = AskQuestion.safeParse({ text })
    if (!parsed.success) return formProblem(event, parsed.error, { text })
    return ok(
      apiOf(event).questions[':sessionId'].questions.$post(
        { param: { sessionId: event.params.id }, json: parsed.data },
        { headers: { 'idempotency-key': String(form.get('key') ?? crypto.randomUUID()) } },
      ),
    ).then(
      (question) => ({ asked: question.id, held: question.state === 'held' }),
      (error: unknown) => formProblem(event, error, { text }),
    )
  },
  vote: async (event) => {
    const form = await event.request.formData()
    const questionId = String(form.get('questionId') ?? '')
    return ok(
      apiOf(event).questions[':sessionId'].questions[':id'].votes.$post({
        param: { sessionId: event.params.id, id: questionId },
      }),
    ).then(
      () => ({ voted: questionId }),
      (error: unknown) => formProblem(event, error, {}),
    )
  },
}
