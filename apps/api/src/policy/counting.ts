import type { PolicyRow } from './queries.ts'

/**
 * The rows of one kind that sums are done by, the newest day first, one a day. What a lead enters changes no sum until
 * another has confirmed it, also where it puts a row right: that one counts until then. Only the first row of a kind
 * counts from the start, since there is nothing else to go by; whoever uses it says that it awaits confirmation.
 */
export function countingRows(rows: readonly PolicyRow[]): PolicyRow[] {
  const first = rows.reduce<PolicyRow | null>(
    (earliest, row) => (earliest && earliest.id < row.id ? earliest : row),
    null,
  )
  const counting = rows.filter((row) => row.confirmed_at !== null || row === first)
  return counting.filter((row, nth) => counting.findIndex(({ valid_from }) => valid_from === row.valid_from) === nth)
}
