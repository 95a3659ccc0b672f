import type { PartLink, PlayablePart, RecordingPartView, RecordingView } from '@zhibo/core/recordings/schema'
import type { Ctx } from '../context.ts'
import { signPartLink } from './link.ts'
import type { Part, Recording, RecordingLine } from './queries.ts'

/** Something to play, with a link for whoever acts now; only call it for somebody who may. Null for what has no file. */
export function toPlayable(ctx: Ctx, recording: Recording, part: Part, audience: PartLink['for']): PlayablePart | null {
  if (part.state !== 'ready') return null
  const durationMs = part.duration_ms!
  return {
    id: part.id,
    presenterId: recording.presenter_id,
    startedAt: part.started_at.toISOString(),
    durationMs,
    times: part.times,
    mediaType: part.media_type!,
    url: signPartLink(ctx, { id: part.id, durationMs }, audience),
  }
}

/** As staff see it. */
export const toView = (ctx: Ctx, line: RecordingLine, parts: readonly Part[]): RecordingView => ({
  id: line.id,
  sessionId: line.session_id,
  presenterId: line.presenter_id,
  employerName: line.employer_name,
  driver: line.driver,
  state: line.state,
  startedAt: line.started_at.toISOString(),
  endedAt: line.ended_at?.toISOString() ?? null,
  keepUntil: line.keep_until.toISOString(),
  releasedAt: line.released_at?.toISOString() ?? null,
  publicUntil: line.public_until?.toISOString() ?? null,
  withdrawnReason: line.withdrawn_reason,
  error: line.error,
  parts: parts.filter((part) => part.recording_id === line.id).map((part) => toPartView(ctx, line, part)),
})

const toPartView = (ctx: Ctx, line: RecordingLine, part: Part): RecordingPartView => ({
  id: part.id,
  state: part.state,
  startedAt: part.started_at.toISOString(),
  endedAt: part.ended_at?.toISOString() ?? null,
  bytes: part.bytes,
  sha256: part.sha256?.toString('hex') ?? null,
  play: toPlayable(ctx, line, part, 'staff'),
})
