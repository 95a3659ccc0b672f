import type { SegmentKind } from '@zhibo/core/sessions/schema'
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
