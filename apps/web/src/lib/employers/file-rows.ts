import type { EmployerFile, HrLicenceKind, OperatorIs } from '@zhibo/core/employers/schema'
import { longTerm } from '@zhibo/core/licences/long-term'
import { calendarDate, type Locale, money } from '@zhibo/ui/format'
import { m } from '#lib/paraglide/messages.js'
import { fieldLabel, insuranceWord, kindWord } from './labels.ts'
import { type RuleName, ruleFields } from './rule-fields.ts'
import { shiftWord } from './rule-sheet.ts'

/** One field of an employer file in words; `field` is its dotted path, as findings name it. */
export interface FileRow {
  field: string
  label: string
  value: string
}

/** A file as it is reviewed: every field by itself, in the order of its form. What says nothing has an empty value. */
export function fileRows(file: EmployerFile, locale: Locale): { part: 'qualification' | 'rules'; rows: FileRow[] }[] {
  const date = (day: string | null) => (day ? calendarDate(day, locale) : '')
  const values: [string, string][] = [
    ['name', file.name],
    ['kind', kindWord(file.kind)],
    ['creditCode', file.creditCode],
    ['licenceExpires', file.licenceExpires === longTerm ? m.files_long_term() : date(file.licenceExpires)],
    ['hrLicenceKind', file.kind === 'hr_agency' ? licenceWords[file.hrLicenceKind]() : ''],
    ['hrLicenceNo', file.hrLicenceNo],
    ['hrLicenceExpires', date(file.hrLicenceExpires)],
    ['operatorIs', file.operatorIs ? operatorWords[file.operatorIs]() : ''],
    ['contactName', file.contactName],
    ['place', file.place],
    ['address', file.address],
    ['workers', String(file.workers)],
    ['introduction', file.introduction],
  ]
  const sheet = (Object.keys(ruleFields) as RuleName[]).map((name): [string, string] => [
    `rules.${name}`,
    ruleWords(file, name),
  ])
  return [
    { part: 'qualification', rows: values.map(toRow) },
    { part: 'rules', rows: sheet.map(toRow) },
  ]
}

const toRow = ([field, value]: [string, string]): FileRow => ({ field, label: fieldLabel(field), value })

const licenceWords: Record<HrLicenceKind, () => string> = {
  permit: m.employers_licence_permit,
  record: m.employers_licence_record,
}
const operatorWords: Record<OperatorIs, () => string> = {
  legal_representative: m.employers_operator_legal_representative,
  authorised: m.employers_operator_authorised,
}
const yes = (name: RuleName, value: boolean) => {
  if (name === 'nightWork') return value ? m.employers_yes() : m.employers_no()
  return value ? m.reviews_yes() : m.reviews_no()
}

/** A line of the sheet, with its unit. */
function ruleWords({ rules }: EmployerFile, name: RuleName): string {
  const value = rules[name]
  if (value === null || value === '' || (name === 'damageKeepsMinimum' && !rules.damagePercent)) return ''
  switch (name) {
    case 'shifts':
      return rules.shifts ? shiftWord(rules.shifts) : ''
    case 'insurance':
      return rules.insurance.map(insuranceWord).join(m.employers_listing())
    case 'minors':
      return rules.minors === 'none' ? m.employers_minors_none() : m.employers_minors_protected()
    case 'payDay':
      return m.jobs_pay_day({ day: rules.payDay })
    case 'boardFen':
    case 'lodgingFen':
      return money(Number(value))
    default:
      return typeof value === 'boolean' ? yes(name, value) : `${String(value)}${unitOf(name)}`
  }
}

function unitOf(name: RuleName): string {
  if (name.endsWith('Percent')) return '%'
  if (name.endsWith('Days') || name === 'restDaysPerMonth') return ` ${m.employers_unit_days()}`
  if (name === 'hoursPerDay' || name === 'overtimeHoursPerMonth') return ` ${m.employers_unit_hours()}`
  return name === 'probationMonths' ? ` ${m.employers_unit_months()}` : ''
}
