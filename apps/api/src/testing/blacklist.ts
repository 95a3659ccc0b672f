import type { BlacklistEntryView, ProposeEntry } from '@zhibo/core/blacklist/schema'
import { proposeEntry } from '../blacklist/propose.ts'
import { signEntry } from '../blacklist/sign.ts'
import type { Bench } from '../db/testing.ts'
import { aStaff, type SignedIn } from './identity.ts'

/** Why somebody is listed, for half a year. */
export const grounds = { months: 6, reasonCode: 'fees_taken', reason: '收押金，经查属实', internalNote: '' } as const

type Named<T> = T extends unknown ? Omit<T, keyof typeof grounds> : never

/** An entry in force, proposed by a reviewer and signed by a lead; with the lead, who may lift it. */
export async function aBlacklisting(
  bench: Bench,
  whom: Named<ProposeEntry>,
): Promise<{ entry: BlacklistEntryView; lead: SignedIn }> {
  const [reviewer, lead] = [await aStaff(bench, 'reviewer'), await aStaff(bench, 'lead')]
  const proposed = await proposeEntry(reviewer.ctx, { ...whom, ...grounds })
  return { entry: await signEntry(lead.ctx, proposed.id, { expectedVersion: proposed.version }), lead }
}
