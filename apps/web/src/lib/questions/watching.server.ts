import { AskQuestion } from '@zhibo/core/questions/schema'
import { type Actions, redirect, type RequestEvent } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, ok } from '#lib/server/api.ts'

/** The questions of a show as everyone sees them, and for somebody signed in what is their own. */
export async function questionsFor(event: Pick<RequestEvent, 'fetch'>, id: string, signedIn: boolean) {
  const { questions } = apiOf(event)
  const [all, mine] = await Promise.all([
    ok(questions[':id'].questions.$get({ param: { id } })),
    signedIn ? ok(questions[':id'].questions.mine.$get({ param: { id } })) : null,
  ])
  return { questions: all, mine }
}

/** A visitor signs in first and comes back to the same words. */
function requireKnown(event: RequestEvent, text: string): void {
  if (event.cookies.get('zhibo_session')) return
  const back = `${event.url.pathname}?tab=questions&ask=${encodeURIComponent(text.slice(0, 400))}`
  redirect(303, `/sign-in?back=${encodeURIComponent(back)}`)
}

/** What a viewer's page does with questions, for its `actions`. */
export const askingActions = {
  ask: async (event) => {
    const { text = '', jobId = '', key = crypto.randomUUID() } = typedOf(await event.request.formData())
    requireKnown(event, text)
    const parsed = AskQuestion.safeParse({ text, jobId: jobId || null })
    if (!parsed.success) return formProblem(event, parsed.error, { text })
    const param = { id: event.params.id ?? '' }
    const headers = { 'idempotency-key': key }
    return ok(apiOf(event).questions[':id'].questions.$post({ param, json: parsed.data }, { headers })).then(
      (asked) => ({ asked }),
      (error: unknown) => formProblem(event, error, { text }),
    )
  },
  vote: async (event) => {
    requireKnown(event, '')
    const { questionId = '' } = typedOf(await event.request.formData())
    const param = { id: event.params.id ?? '', questionId }
    return ok(apiOf(event).questions[':id'].questions[':questionId'].votes.$post({ param })).then(
      () => ({ voted: questionId }),
      (error: unknown) => formProblem(event, error, {}),
    )
  },
} satisfies Actions
