import type { Updateable } from 'kysely'
import type { Tx } from '../context.ts'
import { membersOf } from '../employers/members.ts'
import { letBackIn, lockBehind, recordOnEach } from '../employers/shut-out.ts'
import { behindEntry } from './behind.ts'
import { blacklistMatches } from './matches.ts'
import { type BlacklistEntry, findEntry, lockEntry, updateEntry } from './queries.ts'
import type { BlacklistEntryTable } from './tables.ts'

/** Ends an entry as `decide` says, and lets the companies back in that no other entry keeps out. Companies are locked first, as everywhere. */
export async function release(
  tx: Tx,
  entryId: string,
  decide: (entry: BlacklistEntry, behind: readonly { id: string }[]) => Updateable<BlacklistEntryTable>,
): Promise<BlacklistEntry> {
  const employers = await lockBehind(tx, await behindEntry(tx, await findEntry(tx, entryId)))
  const entry = await lockEntry(tx, entryId)
  const ended = await updateEntry(tx, entryId, {
    ...decide(entry, employers),
    version: entry.version + 1,
    ended_at: tx.clock(),
  })
  const freed = []
  for (const employer of employers) {
    if (employer.state !== 'blacklisted') continue
    const owners = (await membersOf(tx, employer.id)).filter(({ role }) => role === 'owner')
    const personIds = owners.map(({ personId }) => personId)
    const behind = { employerId: employer.id, creditCode: employer.credit_code, personIds }
    if ((await blacklistMatches(tx, behind)).length > 0) continue
    await letBackIn(tx, employer)
    freed.push(employer)
  }
  await recordOnEach(tx, 'employer.released', freed, entryId)
  return ended
}
