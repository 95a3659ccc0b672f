import { JobSearch } from '@zhibo/core/jobs/schema'
import { nextCursor } from '#lib/server/pages.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const asked = Object.fromEntries([...event.url.searchParams].filter(([, value]) => value !== ''))
  // A search that does not parse (an old link, a hand-typed word) shows everything instead of an error.
  const parsed = JobSearch.safeParse(asked)
  const query = Object.fromEntries(
    Object.entries(parsed.success ? parsed.data : {}).map(([name, value]) => [name, String(value)]),
  )
  let next: string | null = null
  const jobs = await loadFrom(
    ok(
      apiOf(event)
        .jobs.index.$get({ query })
        .then((answer) => {
          next = nextCursor(answer.headers.get('link'))
          return answer
        }),
    ),
  )
  return { jobs, next, query: { q: query.q ?? '', trade: query.trade ?? '', benefit: query.benefit ?? '' } }
}
