import type { FoundRule } from './found-rule.ts'
import type { ReasonCode } from './schema.ts'

/** The reason somebody gives who sends a revision back for what a rule found, by the law the rule stands on. */
export const reasonOfRule: Record<FoundRule, ReasonCode> = {
  // 就业促进法 3, 26–31: conditions that have nothing to do with the work.
  sex: 'discrimination',
  ethnicity_religion: 'discrimination',
  residence: 'discrimination',
  health: 'discrimination',
  disability_looks: 'discrimination',
  // An age limit is only flagged; what goes back is work for those under 16 (未成年人保护法 61).
  age: 'minors_unprotected',
  minors_unprotected: 'minors_unprotected',
  // 劳动合同法 9, 84: one article forbids both to take money and to keep papers.
  fees: 'fees',
  documents_kept: 'fees',
  no_pay: 'pay_not_named',
  below_minimum_wage: 'pay_below_minimum',
  bait: 'pay_exaggerated',
  // 劳动法 36–41: how long people work. What overtime is paid is another matter: 工资支付暂行规定 13.
  hours: 'hours_unlawful',
  day_too_long: 'hours_unlawful',
  rest_too_little: 'hours_unlawful',
  overtime_too_long: 'hours_unlawful',
  overtime_price: 'overtime_underpaid',
  overtime_price_low: 'overtime_underpaid',
  // 劳动合同法 19, 20, and 37 for how one leaves during it.
  probation: 'probation_unlawful',
  probation_unlawful: 'probation_unlawful',
  probation_notice_long: 'probation_unlawful',
  insurance: 'insurance_missing',
  insurance_lacking: 'insurance_missing',
  contact: 'contact_in_text',
  missing_field: 'missing_information',
  operator_missing: 'missing_information',
  licence_end_missing: 'missing_information',
  authorisation_missing: 'missing_information',
  credit_code_mismatch: 'credit_code_mismatch',
  code_of_another_kind: 'credit_code_mismatch',
  licence_lapsed: 'licence_lapsed',
  // 人力资源市场暂行条例 18, 劳动合同法 57: without the permit nobody may do this business, nor may who is listed.
  permit_missing: 'not_qualified',
  blacklisted_code: 'not_qualified',
  blacklisted_operator: 'not_qualified',
  fine_unlawful: 'rules_unlawful',
  fine_with_basis: 'rules_unlawful',
  damage_over_limit: 'rules_unlawful',
  not_by_bank: 'rules_unlawful',
  // 劳动合同法 4: what touches the workers must be told to them.
  night_unprotected: 'rules_incomplete',
  not_said: 'rules_incomplete',
}
