import type { Finding, RuleName } from '@zhibo/core/checks/schema'
import type { Locale } from '@zhibo/ui/format'
import type { Typed } from '#lib/forms/typed.ts'
import { m } from '#lib/paraglide/messages.js'

/** What the checks say to the writer: the rule's own words in Chinese, a sentence of ours in other languages. */
export const findingWords = ({ rule, message }: Finding, locale: Locale): string =>
  locale === 'zh-CN' ? message : ruleWords[rule]()

const ruleWords: Record<RuleName, () => string> = {
  sex: m.jobs_rule_sex,
  ethnicity_religion: m.jobs_rule_ethnicity_religion,
  residence: m.jobs_rule_residence,
  health: m.jobs_rule_health,
  disability_looks: m.jobs_rule_disability_looks,
  age: m.jobs_rule_age,
  fees: m.jobs_rule_fees,
  documents_kept: m.jobs_rule_documents_kept,
  no_pay: m.jobs_rule_no_pay,
  below_minimum_wage: m.jobs_rule_below_minimum_wage,
  bait: m.jobs_rule_bait,
  hours: m.jobs_rule_hours,
  overtime_price: m.jobs_rule_overtime_price,
  probation: m.jobs_rule_probation,
  insurance: m.jobs_rule_insurance,
  contact: m.jobs_rule_contact,
  missing_field: m.jobs_rule_missing_field,
}

const instead: Record<RuleName, () => string> = {
  sex: m.jobs_instead_sex,
  ethnicity_religion: m.jobs_instead_ethnicity_religion,
  residence: m.jobs_instead_residence,
  health: m.jobs_instead_health,
  disability_looks: m.jobs_instead_disability_looks,
  age: m.jobs_instead_age,
  fees: m.jobs_instead_fees,
  documents_kept: m.jobs_instead_documents_kept,
  no_pay: m.jobs_instead_no_pay,
  below_minimum_wage: m.jobs_instead_below_minimum_wage,
  bait: m.jobs_instead_bait,
  hours: m.jobs_instead_hours,
  overtime_price: m.jobs_instead_overtime_price,
  probation: m.jobs_instead_probation,
  insurance: m.jobs_instead_insurance,
  contact: m.jobs_instead_contact,
  missing_field: m.jobs_instead_missing_field,
}

/** What to write instead. */
export const insteadOf = (rule: RuleName): string => instead[rule]()

const around = 12

/** The words a finding points at, as typed, with a little of what stands around them. */
export function markedIn({ field, span }: Finding, typed: Typed) {
  const text = typed[field] ?? ''
  if (!span || span[1] > text.length) return null
  const [from, to] = span
  const before = text.slice(Math.max(0, from - around), from)
  const after = text.slice(to, to + around)
  return {
    before: (from > around ? '…' : '') + before,
    words: text.slice(from, to),
    after: after + (to + around < text.length ? '…' : ''),
  }
}

/** Findings worth showing while somebody still writes: what is merely missing is said once they hand it in. */
export function worthSaying(findings: readonly Finding[], typed: Typed, handedIn: boolean): Finding[] {
  if (handedIn) return [...findings]
  return findings.filter(({ rule, field, span }) => {
    if (rule === 'missing_field') return false
    return span !== null || (field === 'pay' ? Boolean(typed['pay.scheme']) : Boolean(typed[field]))
  })
}
