import type { Clients } from '@zhibo/api-client/clients'
import type { EmployerView } from '@zhibo/core/employers/schema'
import type { SessionSummary } from '@zhibo/core/sessions/schema'
import { ok } from '@zhibo/api-client/clients'

/** The sessions on air or still to come in which these employers present. A programme names who is in it; only those are opened. */
export async function upcomingOf(api: Clients, employers: readonly EmployerView[]): Promise<SessionSummary[]> {
  if (employers.length === 0) return []
  const states = ['live', 'interrupted', 'scheduled'] as const
  const listed = await Promise.all(
    states.map((state) => ok(api.sessions.index.$get({ query: { state, limit: '50' } }))),
  )
  const names = new Set(employers.map((employer) => employer.name))
  return listed.flat().filter((session) => session.employerNames.some((name) => names.has(name)))
}
