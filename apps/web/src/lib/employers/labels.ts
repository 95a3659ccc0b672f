import type { EmployerKind } from '@zhibo/core/employers/schema'
import type { Insurance } from '@zhibo/core/employers/rules'
import { m } from '#lib/paraglide/messages.js'
import type { RuleName } from './rule-fields.ts'

// Maps of functions, not looked up by a built name: otherwise every message comes with every page.
const kinds: Record<EmployerKind, () => string> = {
  maker: m.employers_kind_maker,
  hr_agency: m.employers_kind_hr_agency,
  labour_dispatch: m.employers_kind_labour_dispatch,
  public_institution: m.employers_kind_public_institution,
  self_employed: m.employers_kind_self_employed,
}
export const kindWord = (kind: EmployerKind): string => kinds[kind]()

const insurances: Record<Insurance, () => string> = {
  pension: m.jobs_insurance_pension,
  medical: m.jobs_insurance_medical,
  injury: m.jobs_insurance_injury,
  unemployment: m.jobs_insurance_unemployment,
  maternity: m.jobs_insurance_maternity,
}
export const insuranceWord = (insurance: Insurance): string => insurances[insurance]()

const ruleLabels: Record<RuleName, () => string> = {
  hours: m.employers_label_hours,
  hoursPerDay: m.employers_label_hoursPerDay,
  shifts: m.employers_label_shifts,
  nightWork: m.employers_label_nightWork,
  nightAllowance: m.employers_label_nightAllowance,
  restDaysPerMonth: m.employers_label_restDaysPerMonth,
  overtime: m.employers_label_overtime,
  overtimeHoursPerMonth: m.employers_label_overtimeHoursPerMonth,
  overtimeWeekdayPercent: m.employers_label_overtimeWeekdayPercent,
  overtimeRestDayPercent: m.employers_label_overtimeRestDayPercent,
  overtimeHolidayPercent: m.employers_label_overtimeHolidayPercent,
  payDay: m.employers_label_payDay,
  payByBank: m.employers_label_payByBank,
  pieceDispute: m.employers_label_pieceDispute,
  fines: m.employers_label_fines,
  finesBasis: m.employers_label_finesBasis,
  damagePercent: m.employers_label_damagePercent,
  damageKeepsMinimum: m.employers_label_damageKeepsMinimum,
  boardAndLodging: m.employers_label_boardAndLodging,
  boardFen: m.employers_label_boardFen,
  lodgingFen: m.employers_label_lodgingFen,
  dormitory: m.employers_label_dormitory,
  leave: m.employers_label_leave,
  insurance: m.employers_label_insurance,
  probation: m.employers_label_probation,
  probationMonths: m.employers_label_probationMonths,
  probationPayPercent: m.employers_label_probationPayPercent,
  resignationNoticeDays: m.employers_label_resignationNoticeDays,
  probationNoticeDays: m.employers_label_probationNoticeDays,
  minors: m.employers_label_minors,
  minorsProtection: m.employers_label_minorsProtection,
  womensProtection: m.employers_label_womensProtection,
}
const fileLabels: Record<string, () => string> = {
  name: m.employers_field_name,
  kind: m.employers_field_kind,
  creditCode: m.employers_field_creditCode,
  address: m.employers_field_address,
  place: m.employers_field_place,
  introduction: m.employers_field_introduction,
  workers: m.employers_field_workers,
  contactName: m.employers_field_contactName,
  operatorIs: m.employers_field_operatorIs,
  authorisationId: m.employers_field_authorisationId,
  licencePictureId: m.employers_field_licencePictureId,
  licenceExpires: m.employers_field_licenceExpires,
  hrLicenceKind: m.employers_field_hrLicenceKind,
  hrLicenceNo: m.employers_field_permitNo,
  hrLicenceExpires: m.employers_field_hrLicenceExpires,
  permitPictureId: m.employers_field_permitPictureId,
  rulesOriginalIds: m.employers_field_rulesOriginalIds,
}

export const ruleLabel = (name: RuleName): string => ruleLabels[name]()

/** What a field of the file is called, by its dotted path; the path itself when it is unknown. */
export function fieldLabel(field: string): string {
  const label = field.startsWith('rules.') ? ruleLabels[field.slice(6) as RuleName] : fileLabels[field]
  return label?.() ?? field
}
