import { SaveFilter } from '@zhibo/core/reviews/schema'
import { redirect } from '@sveltejs/kit'
import { ticked, typedOf } from '#lib/forms/typed.ts'
import { filterHref, filterOf, queryOf, readFilter } from '#lib/reviews/queue.ts'
import { apiOf, formProblem, load as loadFrom, ok } from '#lib/server/api.ts'
import { nextCursor } from '#lib/server/pages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { reviews } = apiOf(event)
  const filter = readFilter(event.url.searchParams)
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const [answer, saved, counts] = await Promise.all([
    reviews.index.$get({ query: { ...queryOf(filter), cursor } }),
    loadFrom(ok(reviews.filters.$get())),
    loadFrom(ok(reviews.counts.$get())),
  ])
  return {
    filter,
    more: nextCursor(answer.headers.get('link')),
    isFirst: cursor === undefined,
    outdated: counts.outdated,
    cases: await loadFrom(ok(Promise.resolve(answer))),
    saved: saved.map(({ id, name, filter: kept }) => ({ id, name, href: filterHref(filterOf(kept)) })),
  }
}

export const actions: Actions = {
  // The form of the whole queue: every row that is ticked. One alone is opened at once.
  claimAll: async (event) => {
    const ids = ticked(typedOf(await event.request.formData()).ids)
    if (ids.length === 0) return { claimed: 0, missed: [] }
    try {
      const answers = await ok(apiOf(event).reviews.claims.$post({ json: { ids } }))
      const claimed = answers.filter((each) => each.claimed !== null)
      if (claimed.length === 1 && answers.length === 1) redirect(303, `/reviews/${claimed[0]!.id}`)
      return { claimed: claimed.length, missed: answers.flatMap(({ problem }) => problem?.title ?? []) }
    } catch (problem) {
      return formProblem(event, problem, {})
    }
  },
  claim: async (event) => {
    const { id = '' } = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).reviews[':id'].claims.$post({ param: { id }, json: {} }))
    } catch (problem) {
      return formProblem(event, problem, { id })
    }
    redirect(303, `/reviews/${id}`)
  },
  save: async (event) => {
    const { name, href = '' } = typedOf(await event.request.formData())
    const filter = queryOf(readFilter(new URLSearchParams(href)))
    const parsed = SaveFilter.safeParse({ name, filter })
    if (!parsed.success) return formProblem(event, parsed.error, { name })
    try {
      await ok(apiOf(event).reviews.filters.$post({ json: parsed.data }))
    } catch (problem) {
      return formProblem(event, problem, { name })
    }
    redirect(303, `/reviews${filterHref(filterOf(filter))}`)
  },
  forget: async (event) => {
    const { id = '' } = typedOf(await event.request.formData())
    try {
      await ok(apiOf(event).reviews.filters[':id'].$delete({ param: { id } }))
    } catch (problem) {
      return formProblem(event, problem, {})
    }
    redirect(303, '/reviews')
  },
}
