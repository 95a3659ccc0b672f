import { describe, expect, test } from 'vitest'
import { applicationLifecycle } from './applications/lifecycle.ts'
import { ApplicationState } from './applications/schema.ts'
import { deviationLifecycle } from './deviations/lifecycle.ts'
import { DeviationState } from './deviations/schema.ts'
import { guestCallLifecycle } from './guests/lifecycle.ts'
import { GuestCallState } from './guests/schema.ts'
import { allowedActions, type Lifecycle, transition } from './lifecycle.ts'
import { questionLifecycle } from './questions/lifecycle.ts'
import { QuestionState } from './questions/schema.ts'
import { recordingLifecycle } from './recordings/lifecycle.ts'
import { RecordingState } from './recordings/schema.ts'
import { reviewLifecycle } from './reviews/lifecycle.ts'
import { ReviewState } from './reviews/schema.ts'
import { presenterLifecycle, sessionLifecycle } from './sessions/lifecycle.ts'
import { PresenterState, SessionState } from './sessions/schema.ts'

interface Machine {
  name: string
  table: Lifecycle<string, string, string>
  states: readonly string[]
  first: string
  /** States nobody leaves. */
  ends: readonly string[]
}

const machines: Machine[] = [
  {
    name: 'review',
    table: reviewLifecycle,
    states: ReviewState.options,
    first: 'submitted',
    ends: ['upheld'],
  },
  {
    name: 'session',
    table: sessionLifecycle,
    states: SessionState.options,
    first: 'draft',
    ends: ['sealed', 'cancelled'],
  },
  { name: 'presenter', table: presenterLifecycle, states: PresenterState.options, first: 'off_air', ends: [] },
  { name: 'question', table: questionLifecycle, states: QuestionState.options, first: 'held', ends: [] },
  {
    name: 'application',
    table: applicationLifecycle,
    states: ApplicationState.options,
    first: 'submitted',
    ends: ['day90', 'refused', 'withdrawn', 'unreachable', 'job_full'],
  },
  {
    name: 'recording',
    table: recordingLifecycle,
    states: RecordingState.options,
    first: 'recording',
    ends: ['expired'],
  },
  {
    name: 'guest call',
    table: guestCallLifecycle,
    states: GuestCallState.options,
    first: 'asked',
    ends: ['done', 'declined', 'withdrawn'],
  },
  {
    name: 'deviation',
    table: deviationLifecycle,
    states: DeviationState.options,
    first: 'open',
    ends: ['settled', 'withdrawn'],
  },
]

describe.each(machines)('$name', ({ table, states, first, ends }) => {
  const roles = [...new Set(Object.values(table).flatMap((step) => step.by))]

  test('the buttons a page draws are exactly the steps a verb accepts, for every state, action and role', () => {
    for (const state of states) {
      for (const role of roles) {
        const drawn = allowedActions(table, state, role)
        const accepted = Object.keys(table).filter(
          (action) => 'to' in transition(table, state, action, [role], 'a reason'),
        )
        expect(accepted).toEqual(drawn)
      }
    }
  })

  test('a step that needs a reason is refused without one, and with only spaces', () => {
    for (const [action, step] of Object.entries(table)) {
      const without = transition(table, step.from[0]!, action, step.by, '  ')
      expect('refused' in without).toBe(step.reason === 'required')
    }
  })

  test('somebody who holds none of the roles is refused before anything else is said', () => {
    for (const [action, step] of Object.entries(table)) {
      expect(transition(table, step.from[0]!, action, [], 'why')).toEqual({ refused: 'not_by_you' })
    }
  })

  test('every state can be reached, and only the ends are final', () => {
    const reached = new Set([first])
    for (let before = 0; before !== reached.size;) {
      before = reached.size
      for (const step of Object.values(table)) if (step.from.some((state) => reached.has(state))) reached.add(step.to)
    }
    // Published questions start open, so `held` is not the only beginning.
    expect([...reached].toSorted()).toEqual([...states].toSorted())
    const left = new Set(Object.values(table).flatMap((step) => step.from))
    expect(states.filter((state) => !left.has(state)).toSorted()).toEqual([...ends].toSorted())
  })
})
