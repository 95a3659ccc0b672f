import type { RuleName } from '../schema.ts'

/** A sentence of a job post and every rule it must raise; none for a lawful one. */
export type Labelled = readonly [text: string, ...rules: RuleName[]]
