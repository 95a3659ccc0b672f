import { wordAction } from '@zhibo/core/audit/words'
import { localeOf } from '@zhibo/core/problem/locale'
import { redirect } from '@sveltejs/kit'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

/** For the staff of the show's station: who that is, the API says. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(event.url.pathname)}`)
  const timeline = await loadFrom(ok(apiOf(event).timeline[':id'].timeline.$get({ param: event.params })))
  const locale = localeOf(event.locals.preferences.locale)
  // The words of every action stay on the server: a page needs only those it shows.
  const happenings = timeline.happenings.map((each) => ({ ...each, words: wordAction(each.action, locale) }))
  return { timeline: { ...timeline, happenings }, desk: true }
}
