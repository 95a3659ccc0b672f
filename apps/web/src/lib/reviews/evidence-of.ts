import { fieldName } from '@zhibo/core/reviews/fields'
import type { Locale } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import type { RowGroup } from './row.ts'
import type { SheetEvidence } from './sheet.ts'

interface Piece {
  label: string
  field: string | null
  mediaType: string
  url: string
  pages?: number | null
}

/** Each piece of evidence under its name, with the lines of the revision that it must bear out. */
export function evidenceOf(evidence: readonly Piece[], groups: readonly RowGroup[], locale: Locale): SheetEvidence[] {
  const rows = groups.flatMap(({ part, rows }) => rows.map((row) => ({ part, ...row })))
  return evidence.map(({ label, field, mediaType, url, pages = null }, at) => {
    const sameBefore = evidence.slice(0, at).filter((each) => each.label === label).length
    const alike = evidence.filter((each) => each.label === label).length
    const kind = kinds[label]
    const name = kind?.name() ?? label
    return {
      label: alike > 1 ? m.reviews_evidence_numbered({ name, number: sameBefore + 1 }) : name,
      mediaType,
      url,
      pages,
      mark: field === null ? null : markOf(field, locale),
      proves: rows
        .filter(({ part, field, value }) => value !== '' && kind?.proves({ part, field }))
        .map(({ label: of, value }) => ({ label: of, value })),
    }
  })
}

function markOf(field: string, locale: Locale): SheetEvidence['mark'] {
  const part = field.startsWith('rules') ? 'rules' : 'qualification'
  return { part, field, label: fieldName(part, field, locale) }
}

interface Kind {
  name: () => string
  proves: (row: { part: string; field: string }) => boolean
}

const oneOf =
  (...fields: string[]): Kind['proves'] =>
  ({ field }) =>
    fields.includes(field)

const kinds: Partial<Record<string, Kind>> = {
  licence: {
    name: m.reviews_evidence_licence,
    proves: oneOf('name', 'kind', 'creditCode', 'licenceExpires', 'address'),
  },
  permit: {
    name: m.reviews_evidence_permit,
    proves: oneOf('name', 'hrLicenceKind', 'hrLicenceNo', 'hrLicenceExpires'),
  },
  authorisation: { name: m.reviews_evidence_authorisation, proves: oneOf('name', 'contactName', 'operatorIs') },
  slide: { name: m.run_review_slides, proves: oneOf() },
  rules: { name: m.reviews_evidence_rules, proves: ({ part }) => part === 'rules' },
}
