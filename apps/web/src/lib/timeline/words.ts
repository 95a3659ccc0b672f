import type { TrackSource } from '@zhibo/core/media/schema'
import type { LeftToDo } from '@zhibo/core/timeline/schema'
import { m } from '#lib/paraglide/messages.js'

export const sourceNames: Record<TrackSource, () => string> = {
  camera: m.timeline_source_camera,
  screen: m.timeline_source_screen,
  microphone: m.timeline_source_microphone,
}

/** What is left to do, in words, with how many there are. */
export const leftNames: Record<LeftToDo['kind'], (inputs: { count: number }) => string> = {
  held_questions: m.timeline_left_held,
  unanswered_questions: m.timeline_left_unanswered,
  open_deviations: m.timeline_left_deviations,
  explained_deviations: m.timeline_left_explained,
}
