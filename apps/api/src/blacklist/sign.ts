import type { BlacklistEntryView, SignEntry } from '@zhibo/core/blacklist/schema'
import { monthsAfter } from '@zhibo/core/employers/validity'
import { shanghaiDay } from '@zhibo/core/day'
import { recordAudit } from '../audit/record.ts'
import { type Ctx, withTx } from '../context.ts'
import { lockBehind, recordOnEach, shutOut } from '../employers/shut-out.ts'
import { withdrawInvitationsOf } from '../invitations/withdraw.ts'
import { enqueue } from '../notify/enqueue.ts'
import { AppError } from '../problem.ts'
import { takePersonOffAir } from '../sessions/person-off-air.ts'
import { behindEntry } from './behind.ts'
import { requireDuty, stateAfter } from './duty.ts'
import { findEntry, insertHold, lockEntry, updateEntry } from './queries.ts'
import { toView } from './views.ts'

/** The second signature, of a different person: from now on the entry has force, and who it is about is off the air at once. */
export async function signEntry(
  ctx: Ctx,
  entryId: string,
  { expectedVersion }: SignEntry,
): Promise<BlacklistEntryView> {
  const signer = requireDuty(ctx.actor, 'blacklist.propose')
  return withTx(ctx, async (tx) => {
    const behind = await behindEntry(tx, await findEntry(tx, entryId))
    // Companies before the entry, as an approval takes them; what was approved meanwhile is found the second time.
    const known = await lockBehind(tx, behind)
    const proposed = await lockEntry(tx, entryId)
    const state = stateAfter(tx.actor, proposed, 'sign', { behind: known })
    if (proposed.version !== expectedVersion) throw new AppError('stale_version')
    const now = tx.clock()
    const until = monthsAfter(now, proposed.months)
    const signed = await updateEntry(tx, entryId, {
      state,
      version: proposed.version + 1,
      signed_by: signer.personId,
      signed_at: now,
      until,
    })
    const employers = await lockBehind(tx, behind)
    const told = { reason: signed.reason, until: shanghaiDay(until) }
    for (const employer of employers) if (await shutOut(tx, employer, told)) await insertHold(tx, entryId, employer.id)
    // A person listed acts for no company, whoever owns it.
    if (behind.ownerId) {
      await enqueue(tx, { to: { personId: behind.ownerId }, template: 'person_blacklisted', values: told })
      await takePersonOffAir(tx, behind.ownerId)
      await withdrawInvitationsOf(tx, behind.ownerId)
    }
    await recordOnEach(tx, 'employer.blacklisted', employers, entryId)
    await recordAudit(
      tx,
      'blacklist.signed',
      { kind: 'blacklist_entry', id: entryId },
      { detail: { proposedBy: signed.proposed_by, until: until.toISOString() } },
    )
    return toView(tx, signed)
  })
}
