import type { BlacklistEntryView, EndEntry } from '@zhibo/core/blacklist/schema'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { employersBehind } from '../employers/shut-out.ts'
import { AppError } from '../problem.ts'
import { behindEntry } from './behind.ts'
import { requireDuty, stateAfter } from './duty.ts'
import { lockEntry, updateEntry } from './queries.ts'
import { release } from './release.ts'
import { toView } from './views.ts'

/** Somebody else turns a proposal down, or its proposer takes it back. It never had force. */
export async function declineEntry(ctx: Ctx, entryId: string, input: EndEntry): Promise<BlacklistEntryView> {
  const person = requireDuty(ctx.actor, 'blacklist.propose')
  return withTx(ctx, async (tx) => {
    const proposed = await lockEntry(tx, entryId)
    const behind = await employersBehind(tx, await behindEntry(tx, proposed))
    const state = stateAfter(tx.actor, proposed, 'decline', { behind, reason: input.reason })
    if (proposed.version !== input.expectedVersion) throw new AppError('stale_version')
    const declined = await updateEntry(tx, entryId, {
      state,
      version: proposed.version + 1,
      ended_by: person.personId,
      ended_at: tx.clock(),
      end_reason: input.reason,
    })
    await recordAudit(tx, 'blacklist.declined', { kind: 'blacklist_entry', id: entryId })
    return toView(tx, declined)
  })
}

/** A lead lifts an entry before its term is over, and says why. Who it was about may file again. */
export async function liftEntry(ctx: Ctx, entryId: string, input: EndEntry): Promise<BlacklistEntryView> {
  const lead = requireDuty(ctx.actor, 'blacklist.sign')
  return withTx(ctx, async (tx) => {
    const lifted = await release(tx, entryId, (entry, behind) => {
      const state = stateAfter(tx.actor, entry, 'lift', { behind, reason: input.reason })
      if (entry.version !== input.expectedVersion) throw new AppError('stale_version')
      return { state, ended_by: lead.personId, end_reason: input.reason }
    })
    await recordAudit(tx, 'blacklist.lifted', { kind: 'blacklist_entry', id: entryId })
    return toView(tx, lifted)
  })
}
