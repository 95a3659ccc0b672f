import { redirect } from '@sveltejs/kit'
import { answerTimeOf } from '#lib/employers/answer-time.ts'
import { apiOf, load as loadFrom, ok } from '#lib/server/api.ts'
import type { LayoutServerLoad } from './$types'

/** Everything under /employer is for somebody who is signed in, and says when staff answer. Whose employer it is, the API says. */
export const load: LayoutServerLoad = async (event) => {
  const { me } = await event.parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(event.url.pathname)}`)
  const { workingDays } = await loadFrom(ok(apiOf(event).reviews.promise.$get()))
  return { me, answerTime: answerTimeOf(workingDays, event.locals.preferences.locale) }
}
