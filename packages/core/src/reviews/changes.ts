/**
 * The paths at which two contents differ, such as `pay.baseFen`, in the order of the newer one and then of what is
 * gone. A list of texts or numbers differs as a whole; a list of records by the place of each: `pay.operations.2`
 * for one that came or went, `pay.operations.0.name` for one that changed. Absent, null and the empty text are the same.
 */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (isBlank(before) && isBlank(after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return inList(before, after, path)
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])]
    return keys.flatMap((key) => changedPaths(before[key], after[key], path === '' ? key : `${path}.${key}`))
  }
  return before === after ? [] : [path]
}

function inList(before: readonly unknown[], after: readonly unknown[], path: string): string[] {
  if (![...before, ...after].every(isRecord)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [path]
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, at) => changedPaths(before[at], after[at], `${path}.${at}`)).flat()
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
