import type { Typed } from '#lib/forms/typed.ts'
import type { SaidFinding } from './said-finding.ts'

/** What every part of the file's form gets: what is typed, and what is said of each field. */
export interface SheetFields {
  values: Typed
  error: (field: string) => string | undefined
  findingsOf: (field: string) => SaidFinding[]
}
