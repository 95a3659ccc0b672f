import { stationsWhere } from '@zhibo/core/identity/policy'
import type { JointAskView } from '@zhibo/core/sessions/partners'
import type { SessionSummary } from '@zhibo/core/sessions/schema'
import { requirePerson } from '../../actor.ts'
import type { Ctx, Tx } from '../../context.ts'
import { AppError, found } from '../../problem.ts'
import { listLinesOf } from '../queries.ts'
import { toSummary } from '../view.ts'
import { stationNames } from '../../stations/names.ts'
import { findBooking } from '../booking-queries.ts'
import { askedAgain, findDeclared, findPartner, listAsked, type Partner } from './queries.ts'

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
  return Promise.all(
    asked.map(async (each) =>
      toView(each, summaries.get(each.session_id)!, each.name, await bringsOf(ctx, each.session_id, each.station_id)),
    ),
  )
}

/** One of them, as it was just answered. */
export async function viewAsk(tx: Tx, sessionId: string, stationId: string): Promise<JointAskView> {
  const [line] = await listLinesOf(tx, [sessionId])
  const name = (await stationNames(tx)).get(stationId) ?? ''
  const partner = found(await findPartner(tx, sessionId, stationId))
  return toView(partner, toSummary(found(line)), name, await bringsOf(tx, sessionId, stationId))
}

async function bringsOf(ctx: Ctx, sessionId: string, stationId: string): Promise<JointAskView['brings']> {
  const declared = await findDeclared(ctx, sessionId, stationId)
  if (!declared) return null
  const booked = await findBooking(ctx, sessionId, stationId)
  return {
    studioId: booked?.studioId ?? null,
    setupBeforeMinutes: booked?.setupBeforeMinutes ?? 0,
    setupAfterMinutes: booked?.setupAfterMinutes ?? 0,
    hostId: declared.host_id,
  }
}

const toView = (
  partner: Partner,
  session: SessionSummary,
  stationName: string,
  brings: JointAskView['brings'],
): JointAskView => ({
  session,
  stationId: partner.station_id,
  stationName,
  state: partner.state,
  askedAgain: askedAgain(partner),
  brings,
})
