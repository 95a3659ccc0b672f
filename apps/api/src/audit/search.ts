import type { AuditEntryView, AuditPersonView, AuditSearch } from '@zhibo/core/audit/schema'
import type { Ctx } from '../context.ts'
import { staffNames } from '../identity/names.ts'
import { actorNames } from './actor-names.ts'
import { searchEntries } from './queries.ts'
import { readableScopes } from './scopes.ts'
import { toView } from './views.ts'

/** Reads the trail, newest first. Someone who may read it at a station sees that station's chain alone. */
export async function searchAudit(ctx: Ctx, search: AuditSearch): Promise<AuditEntryView[]> {
  const entries = await searchEntries(ctx, search, readableScopes(ctx))
  const names = await actorNames(
    ctx,
    entries.flatMap((entry) => entry.actor_id ?? []),
  )
  return entries.map((entry) => toView(entry, names))
}

/** The staff, by name: whom a reader of the trail looks for. */
export async function searchedPeople(ctx: Ctx): Promise<AuditPersonView[]> {
  readableScopes(ctx)
  return staffNames(ctx)
}
