import { AnswerDeviation } from '@zhibo/core/deviations/schema'
import { typedOf } from '#lib/forms/typed.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** Where speech differed from the cards of the companies one acts for: the newest of each. */
export const load: PageServerLoad = async (event) => {
  const api = apiOf(event)
  const employers = await loadFrom(ok(api.employers.mine.$get()))
  const lists = await loadFrom(
    Promise.all(
      employers.map(({ id }) => ok(api.employerDeviations[':id'].deviations.$get({ param: { id }, query: {} }))),
    ),
  )
  return { deviations: lists.flat() }
}

export const actions: Actions = {
  answer: async (event) => {
    const typed = typedOf(await event.request.formData())
    try {
      const json = AnswerDeviation.parse({ text: typed.text, expectedVersion: Number(typed.expectedVersion) })
      await ok(apiOf(event).deviations[':id'].answer.$post({ param: { id: typed.deviationId ?? '' }, json }))
    } catch (error) {
      return formProblem(event, error, typed)
    }
    return { sent: true }
  },
}
