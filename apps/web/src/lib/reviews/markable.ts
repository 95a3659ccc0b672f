import type { Markable } from './mark-box.ts'
import type { Sheet } from './sheet.ts'

/** Everything on the desk that can be sent back by itself, in the order in which it is read. */
export const markableOn = ({ asked, parts, evidence }: Sheet): Markable[] => [
  ...[...asked, ...parts.flatMap(({ part, rows }) => rows.map((row) => ({ part, row })))].flatMap(({ part, row }) =>
    row.markable ? [{ part, field: row.field, label: row.label }] : [],
  ),
  ...evidence.flatMap(({ mark }) => mark ?? []),
]
