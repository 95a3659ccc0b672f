import { redirect } from '@sveltejs/kit'
import { typedOf } from '#lib/forms/typed.ts'
import { queryOf, readFilter } from '#lib/reviews/queue.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const filter = readFilter(event.url.searchParams)
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const answer = await apiOf(event).reviews.index.$get({ query: { ...queryOf(filter), cursor } })
  const more = /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
  return { filter, more, cases: await loadFrom(ok(Promise.resolve(answer))) }
}

export const actions: Actions = {
  claim: async (event) => {
    const { id = '' } = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).reviews[':id'].claims.$post({ param: { id }, json: {} }))
    } catch (problem) {
      return formProblem(event, problem, { id })
    }
    redirect(303, `/reviews/${id}`)
  },
}
