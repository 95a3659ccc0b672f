import { RuleName } from '@zhibo/core/checks/schema'
import { m } from '#lib/paraglide/messages.js'

/** What a rule looks for, in two words. Used on the server. */
const names: Record<RuleName, () => string> = {
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
}

/** Rules that only files know keep their own name. */
export const ruleName = (rule: string): string => {
  const known = RuleName.safeParse(rule)
  return known.success ? names[known.data]() : rule.replaceAll('_', ' ')
}
