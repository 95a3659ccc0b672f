/** One row of a transition table: where an action may start, where it leads, who may take it. */
export interface Step<State extends string, Role extends string> {
  from: readonly State[]
  to: State
  by: readonly Role[]
  reason?: 'required'
}

/** A state machine as a table a clerk could read: action → step. */
export type Lifecycle<State extends string, Action extends string, Role extends string> = Record<
  Action,
  Step<State, Role>
>

/** The actions a role may take now: the page draws its buttons from this, the verb guards with it. */
export function allowedActions<S extends string, A extends string, R extends string>(
  lifecycle: Lifecycle<S, A, R>,
  state: S,
  role: R,
): A[] {
  return (Object.keys(lifecycle) as A[]).filter((action) => {
    const step = lifecycle[action]
    return step.from.includes(state) && step.by.includes(role)
  })
}

export type Refusal = 'not_from_here' | 'not_by_you' | 'reason_required'

/** Where an action leads from `state` for somebody who holds `roles`, or why it may not be taken. */
export function transition<S extends string, A extends string, R extends string>(
  lifecycle: Lifecycle<S, A, R>,
  state: S,
  action: A,
  roles: readonly R[],
  reason?: string | null,
): { to: S } | { refused: Refusal } {
  const step = lifecycle[action]
  if (!step.by.some((role) => roles.includes(role))) return { refused: 'not_by_you' }
  if (!step.from.includes(state)) return { refused: 'not_from_here' }
  if (step.reason === 'required' && !reason?.trim()) return { refused: 'reason_required' }
  return { to: step.to }
}
