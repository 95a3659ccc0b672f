import { stationsWhere } from '@zhibo/core/identity/policy'
import type { BanSearch, BanView, MuteView } from '@zhibo/core/moderation/schema'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { findConversation } from '../sessions/conversation.ts'
import { authorizeShow } from '../sessions/standing.ts'
import { listBans, listMutes } from './queries.ts'
import { toBanViews, toMuteViews } from './views.ts'

/** Who may not speak in a show, for its hosts; named by what they asked. */
export async function mutesOf(ctx: Ctx, sessionId: string): Promise<MuteView[]> {
  const { show } = await findConversation(ctx, sessionId)
  authorizeShow(ctx.actor, 'session.moderate', show)
  return toMuteViews(ctx, await listMutes(ctx, sessionId))
}

/** The bans that stand, for those who moderate where they were given. */
export async function standingBans(ctx: Ctx, search: BanSearch): Promise<BanView[]> {
  const stations = stationsWhere(requirePerson(ctx.actor).grants, 'session.moderate')
  if (stations !== 'all' && stations.length === 0) throw new AppError('forbidden')
  return toBanViews(ctx, await listBans(ctx, stations, search))
}
