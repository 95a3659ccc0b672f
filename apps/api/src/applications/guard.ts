import { type ApplicationAction, applicationLifecycle, type ApplicationRole } from '@zhibo/core/applications/lifecycle'
import type { ApplicationState } from '@zhibo/core/applications/schema'
import { mayAt } from '@zhibo/core/identity/policy'
import { transition } from '@zhibo/core/lifecycle'
import { type Actor, refuseBarred } from '../actor.ts'
import { AppError } from '../problem.ts'
import type { Application } from './queries.ts'

/** What somebody is to an application. Somebody who is nothing to it is told that there is none: 404. */
export function rolesOn(actor: Actor, application: Application): ApplicationRole[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'visitor') throw new AppError('not_signed_in')
  const roles: ApplicationRole[] = []
  if (actor.personId === application.seeker_id) roles.push('seeker')
  const isMember = actor.memberships.some(({ employerId }) => employerId === application.employer_id)
  if (isMember && !actor.barredUntil) roles.push('employer')
  if (mayAt(actor.grants, 'application.follow', application.station_id)) roles.push('staff')
  if (roles.length === 0 && isMember) refuseBarred(actor)
  if (roles.length === 0) throw new AppError('not_found')
  return roles
}

/** Where an action leads, or the refusal as a problem. */
export function stateAfter(
  application: Application,
  action: ApplicationAction,
  roles: readonly ApplicationRole[],
  reason?: string | null,
): ApplicationState {
  const step = transition(applicationLifecycle, application.state, action, roles, reason)
  if ('to' in step) return step.to
  if (step.refused === 'not_by_you') throw new AppError('forbidden')
  if (step.refused === 'reason_required') throw new AppError('reason_required')
  throw new AppError(application.state === 'withdrawn' ? 'withdrawn' : 'not_from_here')
}

export function requireVersion(application: Application, expected: number | undefined): void {
  if (expected !== undefined && expected !== application.version)
    throw new AppError('stale_version', { details: { version: application.version } })
}
