import { PolicyRowView, type PolicyStanding } from '@zhibo/core/policy/schema'
import { countingRows } from './counting.ts'
import type { PolicyRow } from './queries.ts'

/** All rows as a lead sees them: which count and which is in force on `today`, who entered and who confirmed. */
export function toViews(
  rows: readonly PolicyRow[],
  today: string,
  names: ReadonlyMap<string, string>,
): PolicyRowView[] {
  const standings = new Map(
    [...Map.groupBy(rows, (row) => row.kind).values()].flatMap((kind) => standingsOf(kind, today)),
  )
  const by = (personId: string | null) => (personId ? { personId, name: names.get(personId) ?? '' } : null)
  return rows.map((row) =>
    PolicyRowView.parse({
      id: row.id,
      kind: row.kind,
      from: row.valid_from,
      value: row.value,
      documentNo: row.document_no || null,
      standing: standings.get(row.id) ?? (row.superseded_by ? 'superseded' : 'awaiting'),
      confirmed: row.confirmed_at !== null,
      enteredBy: by(row.entered_by),
      enteredAt: row.entered_at.toISOString(),
      confirmedBy: by(row.confirmed_by),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      supersededBy: row.superseded_by,
    }),
  )
}

/** Where each row of a kind stands that counts at all. */
function standingsOf(rows: readonly PolicyRow[], today: string): [string, PolicyStanding][] {
  const counting = countingRows(rows)
  const inForce = counting.find((row) => row.valid_from <= today)
  return counting.map((row) => [row.id, row === inForce ? 'in_force' : row.valid_from > today ? 'coming' : 'past'])
}
