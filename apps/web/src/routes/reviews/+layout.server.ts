import { mayAt } from '@zhibo/core/identity/policy'
import { error, redirect } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import type { LayoutServerLoad } from './$types'

/** The review desk is for staff who may read cases somewhere. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { me } = await parent()
  if (!me) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname)}`)
  if (!me.roles.some((grant) => mayAt([grant], 'review.read', grant.stationId))) error(403)
  const pages = [
    { href: '/reviews', label: m.reviews_nav_queue() },
    { href: '/reviews/inspections', label: m.reviews_nav_inspections() },
    { href: '/reviews/findings', label: m.reviews_nav_findings() },
    { href: '/reviews/numbers', label: m.reviews_nav_numbers() },
    { href: '/reviews/calendar', label: m.reviews_nav_calendar() },
  ]
  return { me, pages, desk: true }
}
