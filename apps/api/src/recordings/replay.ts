import { jobStatesOutOfSight } from '@zhibo/core/jobs/sight'
import { chaptersOf, type Turn } from '@zhibo/core/recordings/chapters'
import type { PlayablePart, ReplayView } from '@zhibo/core/recordings/schema'
import { placeAt } from '@zhibo/core/recordings/times'
import type { SessionView } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { cardsOf } from '../jobs/cards.ts'
import { turnsOf } from '../live/turns.ts'
import { viewSession } from '../sessions/view.ts'
import { listLines, listParts, type RecordingLine } from './queries.ts'
import { publicOf, standingOf } from './replay-standing.ts'
import { toPlayable } from './views.ts'

/**
 * The replay of a show, for everyone who may see the show: what a host released and nobody took back, while it is
 * public; where something was said that differs from the card, the correction stands beside it. It plays files, and
 * never gives airtime: that is what the media server received.
 */
export async function viewReplay(ctx: Ctx, sessionId: string): Promise<ReplayView> {
  const session = await viewSession(ctx, sessionId)
  const recordings = await listLines(ctx, sessionId)
  const open = await publicOf(ctx, recordings)
  const { state, until } = standingOf(recordings, open, ctx.clock())
  const parts = await playableOf(ctx, open)
  const { chapters, jobs } = await chaptersIn(ctx, session, parts)
  return {
    sessionId,
    state,
    publicUntil: until?.toISOString() ?? null,
    parts,
    chapters,
    deviations:
      parts.length === 0
        ? []
        : session.deviations.map((deviation) => ({
            ...deviation,
            place: placeAt(parts, Date.parse(deviation.at)),
          })),
    jobs,
  }
}

async function playableOf(ctx: Ctx, open: readonly RecordingLine[]): Promise<PlayablePart[]> {
  const parts = await listParts(
    ctx,
    open.map(({ id }) => id),
  )
  return parts.flatMap((part) => {
    const recording = open.find(({ id }) => id === part.recording_id)!
    return toPlayable(ctx, recording, part, 'public') ?? []
  })
}

async function chaptersIn(ctx: Ctx, session: SessionView, parts: readonly PlayablePart[]) {
  if (parts.length === 0 || !session.startedAt) return { chapters: [], jobs: [] }
  const fromMs = Date.parse(session.startedAt)
  const segmentOf = ({ jobId, segmentId }: Turn) =>
    session.segments.find((segment) => segment.id === segmentId || segment.jobs.some(({ id }) => id === jobId))
  const chapters = chaptersOf(parts, await turnsOf(ctx, session.id), {
    fromMs,
    untilMs: session.endedAt ? Date.parse(session.endedAt) : ctx.clock().getTime(),
    presenterOf: (turn) => segmentOf(turn)?.presenterId ?? null,
  })
  const cards = await cardsOf(
    ctx,
    chapters.flatMap(({ jobId }) => jobId ?? []),
  )
  return {
    chapters: chapters.map(({ jobId, segmentId, atMs, partId, mediaMs }) => {
      const segment = segmentOf({ jobId, segmentId, atMs })
      const title = segment?.title || segment?.employerName || ''
      return { jobId, segmentId, title, partId, mediaMs, showMs: Math.max(0, atMs - fromMs) }
    }),
    // What was taken down is spoken of, and no longer shown.
    jobs: [...cards.values()].filter(({ state }) => !jobStatesOutOfSight.includes(state)),
  }
}
