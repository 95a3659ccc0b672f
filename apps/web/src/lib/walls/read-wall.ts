import type { QuestionView } from '@zhibo/core/questions/schema'
import type { SessionSummary, SessionView } from '@zhibo/core/sessions/schema'
import { apiOf, ok } from '#lib/server/api.ts'

/** What a wall shows now: the show that is on, and what comes. */
export interface WallState {
  /** The server's clock, in ms since 1970: a wall's own may be wrong. */
  now: number
  show: { session: SessionView; questions: QuestionView[] } | null
  coming: SessionSummary[]
}

/** Reads the wall of a station anew. Used on the server. */
export async function readWall(event: Parameters<typeof apiOf>[0], stationId: string): Promise<WallState> {
  const api = apiOf(event)
  const list = (state: 'live' | 'interrupted' | 'scheduled') =>
    ok(api.sessions.index.$get({ query: { state, stationId, limit: '6' } }))
  const [live, interrupted, scheduled] = await Promise.all([list('live'), list('interrupted'), list('scheduled')])
  const [on] = [...live, ...interrupted]
  return { now: Date.now(), show: on ? await readShow(api, on.id) : null, coming: scheduled.slice(0, 4) }
}

async function readShow(api: ReturnType<typeof apiOf>, id: string): Promise<WallState['show']> {
  const param = { id }
  // The questions after the session: what opens in between is told again by the stream.
  const session = await ok(api.sessions[':id'].$get({ param }))
  return { session, questions: await ok(api.questions[':id'].questions.$get({ param })) }
}
