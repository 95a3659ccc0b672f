import { mayAt } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import type { LayoutServerLoad } from './$types'

/** Questions that nobody answered, phrases and bans: for the staff who moderate somewhere. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  if (!me.roles.some((grant) => mayAt([grant], 'session.moderate', grant.stationId))) error(403)
  const pages = [
    { href: '/moderation', label: m.moderation_nav_overdue() },
    { href: '/moderation/phrases', label: m.moderation_nav_phrases() },
    { href: '/moderation/bans', label: m.moderation_nav_bans() },
  ]
  return { me, pages, desk: true }
}
