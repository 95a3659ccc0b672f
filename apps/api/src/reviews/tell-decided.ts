import type { DecidedOutcome } from '../notify/templates.ts'
import { tellOwners } from '../employers/tell-owners.ts'
import type { Tx } from '../context.ts'
import type { ReviewCase } from './queries.ts'

/** As much of the reviewer's words as a text message holds; the page has them all. */
const mostNote = 120

/** Tells the owners of a company what was decided of what it submitted. A station's own plan is read at its desk. */
export async function tellDecided(
  tx: Tx,
  { employer_id: employerId, title }: ReviewCase,
  outcome: DecidedOutcome,
  publicNote: string,
): Promise<void> {
  if (employerId === null) return
  const note = publicNote.length > mostNote ? `${publicNote.slice(0, mostNote)}…` : publicNote
  await tellOwners(tx, employerId, 'review_decided', { subject: title, outcome, note })
}
