import type { QuestionView } from '../questions/schema.ts'
import type { SessionState, SessionView } from '../sessions/schema.ts'
import type { LiveEvent } from './events.ts'

/** A room at one point of its event stream. */
export interface LiveState {
  seq: number
  state: SessionState
  stopped: boolean
  startedAt: string | null
  endedAt: string | null
  onAir: string[]
  pinnedJobId: string | null
  unavailableJobIds: string[]
  remaining: Record<string, number>
  correction: string | null
  cancelReason: string | null
  questions: QuestionView[]
}

/** The state a page starts from, out of the snapshot the server rendered. */
export function liveStateOf(session: SessionView, questions: QuestionView[]): LiveState {
  return {
    seq: session.seq,
    state: session.state,
    stopped: session.stopped,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    onAir: session.presenters.filter((presenter) => presenter.state === 'on_air').map((presenter) => presenter.id),
    pinnedJobId: session.pinnedJobId,
    unavailableJobIds: [],
    remaining: {},
    correction: session.correction,
    cancelReason: session.cancelReason,
    questions,
  }
}

/** Applies one event. An event at or before `seq` changes nothing, so a replay that overlaps is harmless. */
export function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  if (event.seq <= state.seq) return state
  return { ...state, ...change(state, event), seq: event.seq }
}

function change(state: LiveState, event: LiveEvent): Partial<LiveState> {
  switch (event.type) {
    case 'session.started':
      return { state: 'live', startedAt: event.at }
    case 'session.interrupted':
      return { state: 'interrupted' }
    case 'session.resumed':
      return { state: 'live', stopped: false }
    case 'session.stopped':
      return { state: 'interrupted', stopped: true, onAir: [] }
    case 'session.ended':
      return { state: 'ended', endedAt: event.at, onAir: [] }
    case 'session.cancelled':
      return { state: 'cancelled', cancelReason: event.reason, onAir: [] }
    case 'presenter.on_air':
      return { onAir: [...new Set([...state.onAir, event.presenterId])] }
    case 'presenter.off_air':
      return { onAir: state.onAir.filter((id) => id !== event.presenterId) }
    case 'job.pinned':
      return { pinnedJobId: event.jobId }
    case 'job.unavailable':
      return {
        unavailableJobIds: [...new Set([...state.unavailableJobIds, event.jobId])],
        pinnedJobId: state.pinnedJobId === event.jobId ? null : state.pinnedJobId,
      }
    case 'job.remaining':
      return { remaining: { ...state.remaining, [event.jobId]: event.remaining } }
    case 'correction.shown':
      return { correction: event.text }
    case 'question.opened':
    case 'question.changed': {
      const others = state.questions.filter((question) => question.id !== event.question.id)
      return { questions: [...others, event.question] }
    }
    case 'question.removed':
      return { questions: state.questions.filter((question) => question.id !== event.questionId) }
    default:
      // What a newer server says and this page does not know yet; it still counts as seen.
      event satisfies never
      return {}
  }
}
