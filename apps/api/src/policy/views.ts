import { PolicyRowView, type PolicyStanding } from '@zhibo/core/policy/schema'
import type { PolicyRow } from './queries.ts'

/** All rows as a lead sees them: which is in force on `today`, who entered and who confirmed. */
export function toViews(
  rows: readonly PolicyRow[],
  today: string,
  names: ReadonlyMap<string, string>,
): PolicyRowView[] {
  const inForce = new Set(currentRows(rows, today).map((row) => row.id))
  const by = (personId: string | null) => (personId ? { personId, name: names.get(personId) ?? '' } : null)
  return rows.map((row) =>
    PolicyRowView.parse({
      id: row.id,
      kind: row.kind,
      from: row.valid_from,
      value: row.value,
      documentNo: row.document_no || null,
      standing: standingOf(row, today, inForce),
      confirmed: row.confirmed_at !== null,
      enteredBy: by(row.entered_by),
      enteredAt: row.entered_at.toISOString(),
      confirmedBy: by(row.confirmed_by),
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      supersededBy: row.superseded_by,
    }),
  )
}

function standingOf(row: PolicyRow, today: string, inForce: ReadonlySet<string>): PolicyStanding {
  if (row.superseded_by) return 'superseded'
  if (inForce.has(row.id)) return 'in_force'
  return row.valid_from > today ? 'coming' : 'past'
}

/** Of each kind the row that counts on a day. */
function currentRows(rows: readonly PolicyRow[], today: string): PolicyRow[] {
  const begun = rows.filter((row) => row.superseded_by === null && row.valid_from <= today)
  return [...Map.groupBy(begun, (row) => row.kind).values()].flatMap(([newest]) => newest ?? [])
}
