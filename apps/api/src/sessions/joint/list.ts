import { stationsWhere } from '@zhibo/core/identity/policy'
import type { JointAskView } from '@zhibo/core/sessions/partners'
import type { SessionSummary } from '@zhibo/core/sessions/schema'
import { requirePerson } from '../../actor.ts'
import type { Ctx, Tx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { listLinesOf } from '../queries.ts'
import { toSummary } from '../view.ts'
import { findPartner, listAsked, type Partner } from './queries.ts'
import { stationNames } from '../../stations/names.ts'

/** What the stations one plans for were asked to hold together with others, answered or not, until it begins. */
export async function listAsks(ctx: Ctx): Promise<JointAskView[]> {
  const stations = stationsWhere(requirePerson(ctx.actor).grants, 'session.plan')
  if (stations.length === 0) throw new AppError('forbidden')
  const asked = await listAsked(ctx, stations)
  const lines = await listLinesOf(
    ctx,
    asked.map(({ session_id }) => session_id),
  )
  const summaries = new Map(lines.map((line) => [line.id, toSummary(line)]))
  return asked.map((each) => toView(each, summaries.get(each.session_id)!, each.name))
}

/** One of them, as it was just answered. */
export async function viewAsk(tx: Tx, sessionId: string, stationId: string): Promise<JointAskView> {
  const [line] = await listLinesOf(tx, [sessionId])
  const name = (await stationNames(tx)).get(stationId) ?? ''
  return toView(found(await findPartner(tx, sessionId, stationId)), toSummary(found(line)), name)
}

const toView = ({ station_id, state }: Partner, session: SessionSummary, stationName: string): JointAskView => ({
  session,
  stationId: station_id,
  stationName,
  state,
})
