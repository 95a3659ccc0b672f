import { z } from 'zod'

/** The rules an employer file is checked by, beside those that hold for any text. */
export const FileRule = z.enum([
  'credit_code_mismatch',
  'code_of_another_kind',
  'permit_missing',
  'licence_lapsed',
  'licence_end_missing',
  'operator_missing',
  'authorisation_missing',
  'fine_unlawful',
  'fine_with_basis',
  'damage_over_limit',
  'rest_too_little',
  'day_too_long',
  'overtime_too_long',
  'overtime_price_low',
  'not_by_bank',
  'night_unprotected',
  'probation_unlawful',
  'probation_notice_long',
  'insurance_lacking',
  'minors_unprotected',
  'not_said',
])
export type FileRule = z.infer<typeof FileRule>
