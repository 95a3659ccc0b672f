import type { BlacklistEntryView } from '@zhibo/core/blacklist/schema'
import type { Ctx } from '../context.ts'
import { employersBehind } from '../employers/shut-out.ts'
import { namesOf } from '../identity/names.ts'
import { maskPhone } from '../vault.ts'
import { behindEntry } from './behind.ts'
import { isAbout } from './duty.ts'
import type { BlacklistEntry } from './queries.ts'
import { openPhone } from './sealed.ts'

export async function toViews(ctx: Ctx, entries: readonly BlacklistEntry[]): Promise<BlacklistEntryView[]> {
  const names = await namesOf(
    ctx,
    entries.flatMap((each) =>
      [each.proposed_by, each.signed_by, each.ended_by, each.person_id].filter((id) => id !== null),
    ),
  )
  const me = ctx.actor.kind === 'person' ? ctx.actor : null
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  return Promise.all(
    entries.map(async (entry) => {
      const employers = await employersBehind(ctx, await behindEntry(ctx, entry))
      return {
        id: entry.id,
        kind: entry.kind,
        subject: entry.credit_code ?? (entry.phone_cipher ? maskPhone(openPhone(ctx, entry.phone_cipher)) : ''),
        name: (entry.kind === 'person' ? nameOf(entry.person_id) : employers[0]?.name) ?? '',
        employers,
        state: entry.state,
        version: entry.version,
        months: entry.months,
        reasonCode: entry.reason_code,
        reason: entry.reason,
        internalNote: entry.internal_note,
        proposedBy: nameOf(entry.proposed_by) ?? '',
        proposedAt: entry.proposed_at.toISOString(),
        proposedByMe: entry.proposed_by === me?.personId,
        aboutMe: me !== null && isAbout(me, entry, employers),
        signedBy: nameOf(entry.signed_by),
        signedAt: entry.signed_at?.toISOString() ?? null,
        until: entry.until?.toISOString() ?? null,
        endedBy: nameOf(entry.ended_by),
        endedAt: entry.ended_at?.toISOString() ?? null,
        endReason: entry.end_reason,
      }
    }),
  )
}

export const toView = async (ctx: Ctx, entry: BlacklistEntry): Promise<BlacklistEntryView> =>
  (await toViews(ctx, [entry]))[0]!
