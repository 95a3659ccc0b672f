import type { EnterPolicy } from './schema.ts'

/**
 * The figures of a new row that are so unlike what is usual that the form asks once more: paths into `value`.
 * Nothing here refuses; a slip of a zero is what it is for.
 */
export function unusualFigures(row: Pick<EnterPolicy, 'kind' | 'value'>): string[] {
  return Object.entries(row.value).flatMap(([name, figure]) => {
    const usual = ranges[row.kind][name]
    return usual && typeof figure === 'number' && (figure < usual[0] || figure > usual[1]) ? [name] : []
  })
}

type Range = readonly [least: number, most: number]

/** By kind and field, in the field's own unit: fen, milliseconds, working days, percent. */
const ranges: Record<EnterPolicy['kind'], Record<string, Range>> = {
  minimum_wage: { monthlyFen: [100_000, 1_000_000], hourlyFen: [1_000, 10_000] },
  airtime: { minSessionMs: [600_000, 7_200_000], joinGapMs: [0, 1_800_000] },
  review_promise: { workingDays: [1, 10] },
  reinspection: { sharePercent: [0, 30] },
}
