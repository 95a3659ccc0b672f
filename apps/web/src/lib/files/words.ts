import { longTerm } from '@zhibo/core/licences/long-term'
import type { LicenceField, LicenceSuggestion } from '@zhibo/core/licences/schema'
import { m } from '#lib/paraglide/messages.js'

const fields: Record<LicenceField, () => string> = {
  name: m.files_field_name,
  creditCode: m.files_field_creditCode,
  kind: m.files_field_kind,
  legalRepresentative: m.files_field_legalRepresentative,
  address: m.files_field_address,
  validUntil: m.files_field_validUntil,
}
export const fieldWord = (field: LicenceField): string => fields[field]()

const values: Record<string, () => string> = {
  [longTerm]: m.files_long_term,
  maker: m.employers_kind_maker,
  hr_agency: m.employers_kind_hr_agency,
  labour_dispatch: m.employers_kind_labour_dispatch,
  public_institution: m.employers_kind_public_institution,
  self_employed: m.employers_kind_self_employed,
}
/** What was read, as people say it. */
export const valueWord = ({ field, value }: LicenceSuggestion): string =>
  field === 'kind' || field === 'validUntil' ? (values[value]?.() ?? value) : value

/** Below this the print was hard to make out. */
const clear = 0.75

/** How far what was read can be relied on, and whether to look twice. */
export function trustOf({ confidence, source, passes }: LicenceSuggestion): { words: string; sure: boolean } {
  const words = [
    source === 'qr' && m.files_from_qr(),
    passes === true && m.files_code_passes(),
    passes === false && m.files_code_fails(),
    passes === null && (confidence >= clear ? m.files_sure() : m.files_unsure()),
  ]
  return { words: words.filter(Boolean).join(' · '), sure: passes ?? confidence >= clear }
}
