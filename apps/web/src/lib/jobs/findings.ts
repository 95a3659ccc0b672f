import type { Finding, RuleName } from '@zhibo/core/checks/schema'
import type { Locale } from '@zhibo/ui/format'
import type { Typed } from '#lib/forms/typed.ts'
import { m } from '#lib/paraglide/messages.js'

/** What the checks say to the writer: the rule's own words in Chinese, a sentence of ours in other languages. */
export const findingWords = ({ rule, message }: Finding, locale: Locale): string =>
  locale === 'zh-CN' ? message : ruleWords(rule)

const ruleWords = (rule: RuleName): string => m[`jobs_rule_${rule}`]()

/** What to write instead. */
export const insteadOf = (rule: RuleName): string => m[`jobs_instead_${rule}`]()

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
