import { stationsWhere } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** The trail is for auditors and leads; a station's lead sees that station's chain. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`)
  if (stationsWhere(me.roles, 'audit.read').length === 0) error(403)
  return { me, desk: true }
}
