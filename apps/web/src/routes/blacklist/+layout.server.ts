import { mayAt } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** The blacklist is for staff who may read cases somewhere. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`)
  const may = (permission: 'review.read' | 'blacklist.propose' | 'blacklist.sign') =>
    me.roles.some((grant) => mayAt([grant], permission, grant.stationId))
  if (!may('review.read')) error(403)
  return { me, desk: true, proposes: may('blacklist.propose'), signs: may('blacklist.sign') }
}
