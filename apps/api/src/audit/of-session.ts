import type { Ctx } from '../context.ts'
import { actorNames } from './actor-names.ts'
import { listOfSession } from './queries.ts'

/** What the trail tells of a session. */
export interface SessionEntry {
  at: Date
  action: string
  /** Null: a seeker, or the software itself. */
  actorName: string | null
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}

/** Everything the trail tells of a session, oldest first. Who may read it is the caller's to know. */
export async function entriesOfSession(ctx: Ctx, sessionId: string): Promise<SessionEntry[]> {
  const entries = await listOfSession(ctx, sessionId)
  const names = await actorNames(
    ctx,
    entries.flatMap((entry) => entry.actor_id ?? []),
  )
  return entries.map((entry) => ({
    at: entry.at,
    action: entry.action,
    actorName: (entry.actor_id && names.get(entry.actor_id)) || null,
    subjectKind: entry.subject_kind,
    subjectId: entry.subject_id,
    detail: entry.detail,
  }))
}
