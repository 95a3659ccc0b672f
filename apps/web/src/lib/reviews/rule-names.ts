import { FoundRule } from '@zhibo/core/reviews/found-rule'
import { m } from '#lib/paraglide/messages.js'

/** What a rule looks for, in two words. Used on the server. */
const names: Record<FoundRule, () => string> = {
  sex: m.reviews_rule_sex,
  ethnicity_religion: m.reviews_rule_ethnicity_religion,
  residence: m.reviews_rule_residence,
  health: m.reviews_rule_health,
  disability_looks: m.reviews_rule_disability_looks,
  age: m.reviews_rule_age,
  fees: m.reviews_rule_fees,
  documents_kept: m.reviews_rule_documents_kept,
  no_pay: m.reviews_rule_no_pay,
  below_minimum_wage: m.reviews_rule_below_minimum_wage,
  bait: m.reviews_rule_bait,
  hours: m.reviews_rule_hours,
  overtime_price: m.reviews_rule_overtime_price,
  probation: m.reviews_rule_probation,
  insurance: m.reviews_rule_insurance,
  contact: m.reviews_rule_contact,
  missing_field: m.reviews_rule_missing_field,
  credit_code_mismatch: m.reviews_rule_credit_code_mismatch,
  code_of_another_kind: m.reviews_rule_code_of_another_kind,
  permit_missing: m.reviews_rule_permit_missing,
  licence_lapsed: m.reviews_rule_licence_lapsed,
  licence_end_missing: m.reviews_rule_licence_end_missing,
  operator_missing: m.reviews_rule_operator_missing,
  authorisation_missing: m.reviews_rule_authorisation_missing,
  fine_unlawful: m.reviews_rule_fine_unlawful,
  fine_with_basis: m.reviews_rule_fine_with_basis,
  damage_over_limit: m.reviews_rule_damage_over_limit,
  rest_too_little: m.reviews_rule_rest_too_little,
  day_too_long: m.reviews_rule_day_too_long,
  overtime_too_long: m.reviews_rule_overtime_too_long,
  overtime_price_low: m.reviews_rule_overtime_price_low,
  not_by_bank: m.reviews_rule_not_by_bank,
  night_unprotected: m.reviews_rule_night_unprotected,
  probation_unlawful: m.reviews_rule_probation_unlawful,
  probation_notice_long: m.reviews_rule_probation_notice_long,
  insurance_lacking: m.reviews_rule_insurance_lacking,
  minors_unprotected: m.reviews_rule_minors_unprotected,
  not_said: m.reviews_rule_not_said,
  blacklisted_code: m.reviews_rule_blacklisted_code,
  blacklisted_operator: m.reviews_rule_blacklisted_operator,
}

/** A mark outlives its rule: one of a rule that is gone shows the name it was kept under. */
export const ruleName = (rule: string): string => {
  const found = FoundRule.safeParse(rule)
  return found.success ? names[found.data]() : rule
}
