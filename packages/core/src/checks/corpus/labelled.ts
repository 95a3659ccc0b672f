import type { JobPost, RuleName } from '../schema.ts'

/** A sentence of a job post and every rule it must raise; none for a lawful one. */
export type Labelled = readonly [text: string, ...rules: RuleName[]]

/** A whole post as employers hand it in, what it says of itself laid over a lawful one, and every rule it must raise. */
export interface LabelledPost {
  post: Partial<JobPost>
  rules: readonly RuleName[]
}
