import { deviationLifecycle, type DeviationRole } from '@zhibo/core/deviations/lifecycle'
import type { DeviationAction } from '@zhibo/core/deviations/schema'
import { allowedActions } from '@zhibo/core/lifecycle'
import type { Actor } from '../actor.ts'
import { rolesOn, type Show } from '../sessions/standing.ts'
import type { Deviation } from './queries.ts'

/** What the actor is to a deviation of this show. Who marked it does not judge it. */
export function deviationRoles(actor: Actor, deviation: Deviation, show: Show): DeviationRole[] {
  if (actor.kind !== 'person') return []
  const roles: DeviationRole[] = []
  if (rolesOn(actor, show).includes('host')) {
    roles.push('host')
    if (actor.personId !== deviation.marked_by) roles.push('judge')
  }
  if (actor.memberships.some(({ employerId }) => employerId === deviation.employer_id)) roles.push('employer')
  return roles
}

/** Whether it can be settled now: it was answered, or the answer is overdue, or there is nobody to answer. */
export function isRipe({ state, employer_id, answer_due_at }: Deviation, now: Date): boolean {
  if (state !== 'open' || employer_id === null) return true
  return answer_due_at !== null && answer_due_at <= now
}

export function actionsOn(actor: Actor, deviation: Deviation, show: Show, now: Date): DeviationAction[] {
  const roles = deviationRoles(actor, deviation, show)
  const actions = new Set(roles.flatMap((role) => allowedActions(deviationLifecycle, deviation.state, role)))
  if (!isRipe(deviation, now)) actions.delete('settle')
  return [...actions]
}
