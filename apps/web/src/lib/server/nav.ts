import type { MeView } from '@zhibo/core/identity/schema'
import { type Permission, mayAt } from '@zhibo/core/identity/policy'
import type { NavLink } from '#lib/shell/preferences.ts'
import { m } from '#lib/paraglide/messages.js'

/** The main pages, for who is signed in: what everyone sees first, then what each role works with. Made on the server, so that a phone carries neither the policy nor the words of other people's pages. */
export function navLinks(me: MeView | null): NavLink[] {
  const may = (permission: Permission) =>
    me !== null && me.roles.some((grant) => mayAt([grant], permission, grant.stationId))
  const isStaff = me !== null && me.roles.length > 0
  const isEmployer = me !== null && me.employers.length > 0
  return [
    { href: '/', label: m.shell_nav_live() },
    { href: '/jobs', label: m.shell_nav_jobs() },
    ...(me !== null && !isStaff && !isEmployer ? [{ href: '/applications', label: m.shell_nav_applications() }] : []),
    ...(isEmployer ? [{ href: '/employer', label: m.shell_nav_employer() }] : []),
    ...(may('session.plan') ? [{ href: '/host', label: m.shell_nav_host() }] : []),
    ...(may('session.moderate') ? [{ href: '/moderation', label: m.moderation_nav() }] : []),
    ...(may('review.read') ? [{ href: '/reviews', label: m.shell_nav_reviews() }] : []),
    ...(may('review.read') ? [{ href: '/blacklist', label: m.blacklist_nav() }] : []),
    ...(may('application.follow') ? [{ href: '/overdue', label: m.applications_overdue_nav() }] : []),
    ...(may('ledger.read') ? [{ href: '/ledger', label: m.shell_nav_ledger() }] : []),
    ...(may('audit.read') ? [{ href: '/policies', label: m.shell_nav_policies() }] : []),
    ...(may('audit.read') ? [{ href: '/trail', label: m.shell_nav_trail() }] : []),
  ]
}
