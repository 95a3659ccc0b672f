import type { Ctx } from '../context.ts'
import type { BehindEntry } from '../employers/shut-out.ts'
import { personByPhone } from '../identity/people.ts'
import type { BlacklistEntry } from './queries.ts'
import { openPhone } from './sealed.ts'

/** Whom an entry is about today: whoever owns the phone now, when the account it named is gone. */
export async function behindEntry(ctx: Ctx, entry: BlacklistEntry): Promise<BehindEntry> {
  if (entry.kind === 'credit_code') return { creditCode: entry.credit_code, ownerId: null }
  const byPhone = entry.phone_cipher ? await personByPhone(ctx, openPhone(ctx, entry.phone_cipher)) : undefined
  return { creditCode: null, ownerId: byPhone ?? entry.person_id }
}
