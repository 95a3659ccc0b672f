import { jobStatesOutOfSight } from '../jobs/sight.ts'
import type { QuestionView } from '../questions/schema.ts'
import type {
  CaptionView,
  DeviationView,
  GuestOnAir,
  HandView,
  PromiseLineView,
  SegmentState,
  SessionState,
  SessionView,
  Slate,
  StopCause,
} from '../sessions/schema.ts'
import type { LiveEvent } from './events.ts'

/** Where a segment of the run of show stands. */
export interface SegmentStanding {
  state: SegmentState
  startedAt: string | null
  endedAt: string | null
}

/** As many typed lines as a page keeps. */
export const captionsKept = 20

/** A room at one point of its event stream. */
export interface LiveState {
  seq: number
  state: SessionState
  stopped: boolean
  stopCause: StopCause | null
  startedAt: string | null
  endedAt: string | null
  onAir: string[]
  pinnedJobId: string | null
  unavailableJobIds: string[]
  /** Those that came back since the page was opened, whatever their card says. */
  availableJobIds: string[]
  remaining: Record<string, number>
  correction: string | null
  cancelReason: string | null
  slate: Slate | null
  segments: Record<string, SegmentStanding>
  deviations: DeviationView[]
  captions: CaptionView[]
  guest: GuestOnAir | null
  hands: HandView[]
  promises: PromiseLineView[]
  questions: QuestionView[]
}

/** The state a page starts from, out of the snapshot the server rendered. */
export function liveStateOf(session: SessionView, questions: QuestionView[]): LiveState {
  return {
    seq: session.seq,
    state: session.state,
    stopped: session.stopped,
    stopCause: session.stopCause,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    onAir: session.presenters.filter((presenter) => presenter.state === 'on_air').map((presenter) => presenter.id),
    pinnedJobId: session.pinnedJobId,
    unavailableJobIds: session.segments
      .flatMap(({ jobs }) => jobs)
      .filter(({ state }) => jobStatesOutOfSight.includes(state))
      .map(({ id }) => id),
    availableJobIds: [],
    remaining: {},
    correction: session.correction,
    cancelReason: session.cancelReason,
    slate: session.slate,
    segments: Object.fromEntries(
      session.segments.map(({ id, state, startedAt, endedAt }) => [id, { state, startedAt, endedAt }]),
    ),
    deviations: session.deviations,
    captions: session.captions,
    guest: session.guest,
    hands: session.hands,
    promises: session.promises,
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
      return { state: 'live', stopped: false, stopCause: null }
    case 'session.stopped':
      return {
        state: 'interrupted',
        stopped: true,
        stopCause: event.cause ?? null,
        onAir: [],
        guest: null,
        slate: null,
      }
    case 'session.ended':
      return {
        state: 'ended',
        stopped: false,
        stopCause: null,
        endedAt: event.at,
        onAir: [],
        guest: null,
        slate: null,
        hands: [],
      }
    case 'session.cancelled':
      return { state: 'cancelled', cancelReason: event.reason, onAir: [] }
    case 'session.withdrawn':
      return { state: 'draft', onAir: [] }
    case 'session.announced':
      return { state: 'scheduled' }
    case 'presenter.on_air':
      return { onAir: [...new Set([...state.onAir, event.presenterId])] }
    case 'presenter.off_air':
      return { onAir: state.onAir.filter((id) => id !== event.presenterId) }
    case 'job.pinned':
      return { pinnedJobId: event.jobId }
    case 'job.unpinned':
      return { pinnedJobId: state.pinnedJobId === event.jobId ? null : state.pinnedJobId }
    case 'job.unavailable':
      return {
        unavailableJobIds: [...new Set([...state.unavailableJobIds, event.jobId])],
        availableJobIds: state.availableJobIds.filter((id) => id !== event.jobId),
        pinnedJobId: state.pinnedJobId === event.jobId ? null : state.pinnedJobId,
      }
    case 'job.available':
      return {
        unavailableJobIds: state.unavailableJobIds.filter((id) => id !== event.jobId),
        availableJobIds: [...new Set([...state.availableJobIds, event.jobId])],
        remaining: { ...state.remaining, [event.jobId]: event.remaining },
      }
    case 'job.remaining':
      return { remaining: { ...state.remaining, [event.jobId]: event.remaining } }
    case 'correction.shown':
      return { correction: event.text }
    case 'correction.cleared':
      return { correction: null }
    case 'session.slate':
      return { slate: event.slate }
    case 'segment.changed':
      return {
        segments: { ...state.segments, [event.segmentId]: standingAfter(state.segments[event.segmentId], event) },
      }
    case 'deviation.marked':
      return { deviations: joined(state.deviations, event.deviation) }
    case 'deviation.withdrawn':
      return { deviations: state.deviations.filter(({ id }) => id !== event.deviationId) }
    case 'caption.added':
      return { captions: [...state.captions, event.caption].slice(-captionsKept) }
    case 'guest.on_air':
      return { guest: event.guest }
    case 'guest.off_air':
      return { guest: state.guest?.callId === event.callId ? null : state.guest }
    case 'guest.stepped':
      return {}
    case 'hand.raised':
      return { hands: joined(state.hands, event.hand) }
    case 'hand.lowered':
      return { hands: state.hands.filter(({ id }) => id !== event.handId) }
    case 'promise.added': {
      const others = state.promises.filter(({ questionId }) => questionId !== event.promise.questionId)
      return { promises: [...others, event.promise] }
    }
    case 'promise.withdrawn':
      return { promises: state.promises.filter(({ questionId }) => questionId !== event.questionId) }
    case 'question.opened':
    case 'question.changed':
      return { questions: joined(state.questions, event.question) }
    case 'question.removed':
      return { questions: state.questions.filter((question) => question.id !== event.questionId) }
    default:
      // What a newer server says and this page does not know yet; it still counts as seen.
      event satisfies never
      return {}
  }
}

/** The list with this one at its end, in place of an earlier one of the same id. */
const joined = <One extends { id: string }>(list: readonly One[], one: One): One[] => [
  ...list.filter(({ id }) => id !== one.id),
  one,
]

/** A segment that runs again began when it ran first; one that waits again has not begun. */
function standingAfter(
  before: SegmentStanding | undefined,
  { state, at }: { state: SegmentState; at: string },
): SegmentStanding {
  if (state === 'waiting') return { state, startedAt: null, endedAt: null }
  if (state === 'running') return { state, startedAt: before?.startedAt ?? at, endedAt: null }
  return { state, startedAt: before?.startedAt ?? null, endedAt: before?.startedAt ? at : null }
}
