import { stationsWhere } from '@zhibo/core/identity/policy'
import type { SessionSearch, SessionState, SessionSummary } from '@zhibo/core/sessions/schema'
import type { Ctx } from '../context.ts'
import { listLines } from './queries.ts'
import { publicStates } from './standing.ts'
import { toSummary } from './view.ts'

const ahead: readonly SessionState[] = ['draft', 'in_review', 'scheduled']

/**
 * A page of the programme. It reads forwards when it asks for what is to come, by `from` or by state, and backwards
 * from the newest otherwise. Plans are there for the staff of their station alone.
 */
export async function listSessions(
  ctx: Ctx,
  search: SessionSearch,
): Promise<{ sessions: SessionSummary[]; next: string | null }> {
  const forwards = search.from !== undefined || (search.state !== undefined && ahead.includes(search.state))
  const planners = ctx.actor.kind === 'person' ? plannedStations(ctx.actor.grants) : []
  const lines = await listLines(ctx, search, forwards, { states: publicStates, planners })
  const page = lines.slice(0, search.limit)
  return { sessions: page.map(toSummary), next: lines.length > page.length ? page.at(-1)!.id : null }
}

function plannedStations(grants: Parameters<typeof stationsWhere>[0]): 'all' | string[] {
  const planned = stationsWhere(grants, 'session.plan')
  const judged = stationsWhere(grants, 'review.read')
  return planned === 'all' || judged === 'all' ? 'all' : [...new Set([...planned, ...judged])]
}
