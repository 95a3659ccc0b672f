import type { Finding, RuleName } from '@zhibo/core/checks/schema'
import type { Locale } from '@zhibo/ui/format'
import type { Typed } from '#lib/forms/typed.ts'
import { m } from '#lib/paraglide/messages.js'

/** What the checks say to the writer: the rule's own words in Chinese, a sentence of ours in other languages. */
export const findingWords = ({ rule, message }: Finding, locale: Locale): string =>
  locale === 'zh-CN' ? message : ruleWords(rule)

const ruleWords = (rule: RuleName): string => m[`jobs_rule_${rule}`]()

/** The words a finding points at, as typed. */
export const flaggedWords = ({ field, span }: Finding, typed: Typed): string =>
  span ? (typed[field] ?? '').slice(...span) : ''

/** Findings worth showing while somebody still writes: what is merely missing is said once they hand it in. */
export function worthSaying(findings: readonly Finding[], typed: Typed, handedIn: boolean): Finding[] {
  if (handedIn) return [...findings]
  return findings.filter(({ rule, field, span }) => {
    if (rule === 'missing_field') return false
    return span !== null || (field === 'pay' ? Boolean(typed['pay.scheme']) : Boolean(typed[field]))
  })
}
