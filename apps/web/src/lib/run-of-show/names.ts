import type { SegmentAction } from '@zhibo/core/sessions/lifecycle'
import type { SegmentKind, SegmentState } from '@zhibo/core/sessions/schema'
import { m } from '#lib/paraglide/messages.js'

export const segmentKindNames: Record<SegmentKind, () => string> = {
  opening: m.sessions_segment_opening,
  employer: m.sessions_segment_employer,
  walk: m.sessions_segment_walk,
  policy: m.sessions_segment_policy,
  break: m.sessions_segment_break,
  closing: m.sessions_segment_closing,
}

interface Segment {
  kind: SegmentKind
  title: string
  employerName: string | null
}

/** What a segment is called: as its planner wrote, else by its employer, else by its kind. */
export const segmentName = ({ kind, title, employerName }: Segment): string =>
  title || employerName || segmentKindNames[kind]()

export const segmentStateNames: Record<SegmentState, () => string> = {
  waiting: m.run_state_waiting,
  running: m.run_state_running,
  done: m.run_state_done,
  skipped: m.run_state_skipped,
}

/** What is done with a segment, as one says it of a segment in this state. */
export const segmentActionNames: Record<SegmentAction, (state: SegmentState) => string> = {
  run: (state) => (state === 'waiting' ? m.run_act_run() : m.run_act_again()),
  finish: () => m.run_act_finish(),
  skip: () => m.run_act_skip(),
}
