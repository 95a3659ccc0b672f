import { mayAt } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** All staff work by the policies and may read them; leads of the county edit them. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`)
  if (me.roles.length === 0) error(403)
  return { me, desk: true, mayEdit: mayAt(me.roles, 'policy.edit', null) }
}
