import { AnswerQuestion } from '@zhibo/core/questions/schema'
import type { Actions, RequestEvent } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { nextCursor } from '#lib/server/pages.ts'

/** A page of what is owed by the employers one acts for, or of what is overdue at one's stations. */
export async function owedPage(event: Pick<RequestEvent, 'fetch' | 'url'>, list: 'owed' | 'overdue') {
  const query = { cursor: event.url.searchParams.get('cursor') ?? undefined }
  const answer = await apiOf(event).owedQuestions[list].$get({ query })
  return { owed: await loadFrom(ok(Promise.resolve(answer))), next: nextCursor(answer.headers.get('link')) }
}

/** An answer in writing, after the show. */
export const owedActions = {
  answer: async (event) => {
    const typed = typedOf(await event.request.formData())
    const param = { id: typed.sessionId ?? '', questionId: typed.questionId ?? '' }
    try {
      const json = AnswerQuestion.required({ text: true }).parse({ text: typed.text })
      await ok(apiOf(event).questions[':id'].questions[':questionId'].answer.$post({ param, json }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { answered: true }
  },
} satisfies Actions
