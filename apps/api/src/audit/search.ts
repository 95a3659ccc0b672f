import type { AuditEntryView, AuditSearch } from '@zhibo/core/audit/schema'
import { stationsWhere } from '@zhibo/core/identity/policy'
import { requirePerson } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../problem.ts'
import { searchEntries } from './queries.ts'
import { toView } from './views.ts'

/** Reads the trail, newest first. Someone who may read it at a station sees that station's chain alone. */
export async function searchAudit(ctx: Ctx, search: AuditSearch): Promise<AuditEntryView[]> {
  const scopes = stationsWhere(requirePerson(ctx.actor).grants, 'audit.read')
  if (scopes !== 'all' && scopes.length === 0) throw new AppError('forbidden')
  return (await searchEntries(ctx, search, scopes)).map(toView)
}
