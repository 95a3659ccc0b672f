import type { BlacklistKind } from '@zhibo/core/blacklist/schema'
import type { Ctx, Tx } from '../context.ts'
import { listMatching, type Matching } from './queries.ts'

/** Whom to look for: a company's code and the people behind it, and what keeps the company itself out. */
export interface Behind {
  employerId?: string
  creditCode: string | null
  personIds: readonly string[]
}

/** An entry in force that is about one of them. */
export interface BlacklistMatch {
  entryId: string
  kind: BlacklistKind
  reason: string
  until: Date
  /** Which of the people it is about; none for a code, nor where the one it is about has left the company. */
  personIds: string[]
}

/** The entries in force about a company or the people behind it, or that keep it out; those about the code first. */
export async function blacklistMatches(ctx: Ctx, behind: Behind): Promise<BlacklistMatch[]> {
  return inForce(ctx, await listMatching(ctx, behind))
}

/** The same, for who is about to let somebody in: an entry that is being signed this moment is waited for. */
export async function lockMatches(tx: Tx, behind: Behind): Promise<BlacklistMatch[]> {
  return inForce(tx, await listMatching(tx, behind, 'locked'))
}

/** A term ends by the clock, not by when a sweep ran. */
function inForce({ clock }: Ctx, rows: readonly Matching[]): BlacklistMatch[] {
  const now = clock()
  return rows.flatMap((row) =>
    row.state === 'in_force' && row.until !== null && row.until > now
      ? {
          entryId: row.id,
          kind: row.kind,
          reason: row.reason,
          until: row.until,
          personIds: row.matched_person === null ? [] : [row.matched_person],
        }
      : [],
  )
}
