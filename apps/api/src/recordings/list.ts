import type { RecorderLack, RecordingView, SessionRecordingsView } from '@zhibo/core/recordings/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError, found } from '../problem.ts'
import { isStaff } from '../sessions/standing.ts'
import { findLine, listLines, listParts, showOf } from './queries.ts'
import { toView } from './views.ts'

/** Everything recorded of a session, for the staff of its station. */
export async function listRecordings(ctx: Ctx, sessionId: string): Promise<SessionRecordingsView> {
  requirePerson(ctx.actor)
  if (!isStaff(ctx.actor, found(await showOf(ctx, sessionId)))) throw new AppError('forbidden')
  const lines = await listLines(ctx, sessionId)
  const parts = await listParts(
    ctx,
    lines.map(({ id }) => id),
  )
  return { recordings: lines.map((line) => toView(ctx, line, parts)), lack: await lackOf(ctx) }
}

/** One of them; 404 for whoever may not know of it. */
export async function viewRecording(ctx: Ctx, id: string): Promise<RecordingView> {
  const line = found(await findLine(ctx, id))
  if (!isStaff(ctx.actor, line)) throw new AppError('not_found')
  return toView(ctx, line, await listParts(ctx, [id]))
}

/** Why what goes on air is not being recorded; null when it is. */
export const lackOf = async ({ recorder }: Ctx): Promise<RecorderLack | null> =>
  recorder ? recorder.lack() : 'switched_off'
