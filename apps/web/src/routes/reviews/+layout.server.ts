import { mayAt } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** The review desk is for staff who may read cases somewhere. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  if (!me.roles.some((grant) => mayAt([grant], 'review.read', grant.stationId))) error(403)
  return { me, desk: true }
}
