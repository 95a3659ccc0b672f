import { redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** Everything under /employer is for somebody who is signed in. Whose employer it is, the API says. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  return { me }
}
