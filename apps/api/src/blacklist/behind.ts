import type { Ctx } from '../context.ts'
import type { BehindEntry } from '../employers/shut-out.ts'
import { personByPhone } from '../identity/people.ts'
import { type BlacklistEntry, listHeld } from './queries.ts'
import { openPhone } from './sealed.ts'

/**
 * Whom an entry is about today: whoever owns the phone now, when the account it named is gone, and the companies it
 * keeps out, whoever owns those now.
 */
export async function behindEntry(ctx: Ctx, entry: BlacklistEntry): Promise<BehindEntry> {
  const heldIds = await listHeld(ctx, entry.id)
  if (entry.kind === 'credit_code') return { creditCode: entry.credit_code, ownerId: null, heldIds }
  const byPhone = entry.phone_cipher ? await personByPhone(ctx, openPhone(ctx, entry.phone_cipher)) : undefined
  return { creditCode: null, ownerId: byPhone ?? entry.person_id, heldIds }
}
