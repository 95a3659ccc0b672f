import { redirect } from '@sveltejs/kit'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import { nextCursor } from '#lib/server/pages.ts'
import type { PageServerLoad } from './$types'

/** For the staff who follow applications up; whether somebody is one, the API says. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(event.url.pathname)}`)
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  let next: string | null = null
  const overdue = await loadFrom(
    ok(
      apiOf(event)
        .applications.overdue.$get({ query: { cursor } })
        .then((answer) => {
          next = nextCursor(answer.headers.get('link'))
          return answer
        }),
    ),
  )
  return { overdue, next, desk: true }
}
