import type { AskedField } from '@zhibo/core/reviews/schema'
import { enqueue } from '../notify/enqueue.ts'
import { type DecidedOutcome, missingOf } from '../notify/templates.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import type { Tx } from '../context.ts'
import type { ReviewCase } from './queries.ts'

/** As much of the reviewer's words as a text message holds; the page has them all. */
const mostNote = 120

/** Tells the owners of a company what was decided of what it submitted; of a station's own plan, whoever handed it in. */
export async function tellDecided(
  tx: Tx,
  { employer_id: employerId, submitted_by: personId, title }: ReviewCase,
  outcome: DecidedOutcome,
  { publicNote, fields = [] }: { publicNote: string; fields?: readonly AskedField[] },
): Promise<void> {
  const note = publicNote.length > mostNote ? `${publicNote.slice(0, mostNote)}…` : publicNote
  // Only what is to be mended is asked for by name.
  const missing = outcome === 'return' ? missingOf(fields) : ''
  if (employerId) return tellOwners(tx, employerId, 'review_decided', { subject: title, outcome, note, missing })
  // An overturned rejection brings no plan back: its hours are gone.
  const values = { subject: title, outcome: outcome === 'overturn' ? 'overturn_plan' : outcome, note, missing } as const
  await enqueue(tx, { to: { personId }, template: 'review_decided', values })
}
