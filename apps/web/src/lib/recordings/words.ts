import type { JobCard } from '@zhibo/core/jobs/schema'
import type { RecorderLack, RecordingState, ReplayChapter } from '@zhibo/core/recordings/schema'
import type { Tone } from '@zhibo/ui/tone'
import { m } from '#lib/paraglide/messages.js'

/** Whether one can still apply; a job that was taken down is not sent at all. */
export const isOpen = (job: JobCard | undefined): boolean => job?.state === 'published' && job.remaining > 0

/** What a chapter is about: its job, or its segment; what went before the first has neither. */
export function chapterTitle({ jobId, segmentId, title }: ReplayChapter, job: JobCard | undefined): string {
  if (job) return `${job.title} · ${job.employerName}`
  if (jobId) return m.recordings_job_gone()
  return segmentId && title ? title : m.recordings_opening()
}

const states: Record<RecordingState, { tone: Tone; text: () => string }> = {
  recording: { tone: 'live', text: m.recordings_state_recording },
  processing: { tone: 'waiting', text: m.recordings_state_processing },
  ready: { tone: 'plain', text: m.recordings_state_ready },
  failed: { tone: 'danger', text: m.recordings_state_failed },
  released: { tone: 'verified', text: m.recordings_state_released },
  withdrawn: { tone: 'waiting', text: m.recordings_state_withdrawn },
  expired: { tone: 'plain', text: m.recordings_state_expired },
}

/** A recording's state as staff speak of it; a release whose days are over is no release any more. */
export function recordingBadge(state: RecordingState, publicUntil: string | null, now: Date) {
  if (state === 'released' && publicUntil !== null && new Date(publicUntil) <= now)
    return { tone: 'plain' as const, text: m.recordings_state_over() }
  return { tone: states[state].tone, text: states[state].text() }
}

export const lackWords: Record<RecorderLack, () => string> = {
  switched_off: m.recordings_lack_switched_off,
  no_ffmpeg: m.recordings_lack_no_ffmpeg,
  disk_full: m.recordings_lack_disk_full,
  no_egress: m.recordings_lack_no_egress,
}
