import { z } from 'zod'

/** The rules a job post is checked by. */
export const RuleName = z.enum([
  'sex',
  'ethnicity_religion',
  'residence',
  'health',
  'disability_looks',
  'age',
  'fees',
  'documents_kept',
  'no_pay',
  'below_minimum_wage',
  'bait',
  'hours',
  'overtime_price',
  'probation',
  'insurance',
  'contact',
  'missing_field',
])
export type RuleName = z.infer<typeof RuleName>
