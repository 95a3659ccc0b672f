import type { ReasonCode } from '@zhibo/core/reviews/schema'

/** The reason somebody gives who sends a revision back for a finding of this rule. */
const reasons: Record<string, ReasonCode> = {
  sex: 'discrimination',
  ethnicity_religion: 'discrimination',
  residence: 'discrimination',
  health: 'discrimination',
  disability_looks: 'discrimination',
  age: 'discrimination',
  fees: 'fees',
  documents_kept: 'fees',
  no_pay: 'pay_not_named',
  below_minimum_wage: 'pay_below_minimum',
  bait: 'pay_exaggerated',
  hours: 'hours_unlawful',
  overtime_price: 'hours_unlawful',
  probation: 'probation_unlawful',
  insurance: 'insurance_missing',
  contact: 'contact_in_text',
  missing_field: 'missing_information',
  credit_code_mismatch: 'credit_code_mismatch',
  code_of_another_kind: 'credit_code_mismatch',
  permit_missing: 'not_qualified',
  licence_lapsed: 'licence_lapsed',
  operator_missing: 'missing_information',
  authorisation_missing: 'missing_information',
  day_too_long: 'hours_unlawful',
  overtime_too_long: 'hours_unlawful',
  rest_too_little: 'hours_unlawful',
  overtime_price_low: 'rules_unlawful',
  fine_unlawful: 'rules_unlawful',
  damage_over_limit: 'rules_unlawful',
  probation_unlawful: 'probation_unlawful',
  insurance_lacking: 'insurance_missing',
  not_said: 'rules_incomplete',
}

export const reasonOfRule = (rule: string): ReasonCode => reasons[rule] ?? 'other'
