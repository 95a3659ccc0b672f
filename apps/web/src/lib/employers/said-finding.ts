import { mayObject, type NamedFinding, nameFinding } from '@zhibo/core/checks/named-finding'
import { type FileFinding, wordFinding } from '@zhibo/core/employers/finding'
import type { EmployerDraft } from '@zhibo/core/employers/schema'
import type { Locale } from '@zhibo/ui/format'

/** A finding in words, beside its field. */
export interface SaidFinding {
  field: string
  action: FileFinding['action']
  rule: FileFinding['rule']
  basis: string
  words: string
  /** By what name its writer may object to it; null where it stands on a fact, or stops nothing. */
  objection: NamedFinding | null
}

export const said = (finding: FileFinding, file: EmployerDraft, locale: Locale): SaidFinding => ({
  field: finding.field,
  action: finding.action,
  rule: finding.rule,
  basis: finding.basis,
  words: wordFinding(finding, locale),
  objection: mayObject(finding) ? nameFinding(finding, file) : null,
})
