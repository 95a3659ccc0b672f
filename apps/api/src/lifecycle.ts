import { type Lifecycle, transition } from '@zhibo/core/lifecycle'
import { AppError } from './problem.ts'

/** Where an action leads a subject, by the subject's own table; throws the refusal's code. */
export function stateAfter<State extends string, Action extends string, Role extends string>(
  lifecycle: Lifecycle<State, Action, Role>,
  state: State,
  action: Action,
  role: Role,
): State {
  const outcome = transition(lifecycle, state, action, [role])
  if ('to' in outcome) return outcome.to
  throw new AppError(outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused)
}
