import { z } from 'zod'
import { line, optionalLine } from '../text.ts'

export const EmployerKind = z.enum(['maker', 'hr_agency', 'labour_dispatch', 'public_institution', 'self_employed'])
export type EmployerKind = z.infer<typeof EmployerKind>

/** Kinds that need a 人力资源服务许可证 or 备案 with number and expiry (人力资源市场暂行条例 18). */
export const licensedKinds: readonly EmployerKind[] = ['hr_agency', 'labour_dispatch']

/** 18 characters; whether they pass the check of GB 32100 is a finding, never a refusal: a real code is known that fails it. */
export const CreditCode = z
  .string()
  .max(40, { error: 'credit_code_format' })
  .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{18}$/, { error: 'credit_code_format' }))

export const Insurance = z.enum(['pension', 'medical', 'injury', 'unemployment', 'maternity'])
export type Insurance = z.infer<typeof Insurance>

/** 管理制度 in its short form: what a worker lives by every day. */
export const ManagementRules = z.strictObject({
  hours: line(200),
  restDaysPerMonth: z.int().min(0).max(12),
  overtime: line(200),
  payDay: z.int().min(1).max(31),
  payByBank: z.boolean(),
  boardAndLodging: line(200),
  leave: line(200),
  fines: optionalLine(200),
  insurance: z.array(Insurance).max(5),
  probation: line(200),
  resignationNoticeDays: z.int().min(0).max(30),
})
export type ManagementRules = z.infer<typeof ManagementRules>

const employerFields = {
  name: line(100),
  kind: EmployerKind,
  creditCode: CreditCode,
  address: line(200),
  place: line(60),
  introduction: line(1000),
  workers: z.int().min(1).max(100_000),
  contactName: line(40),
  licencePictureId: z.uuid(),
  licenceExpires: z.iso.date().nullable().default(null),
  hrLicenceNo: optionalLine(60),
  hrLicenceExpires: z.iso.date().nullable().default(null),
  rules: ManagementRules,
}

/** A complete employer file: qualification and management rules. What a revision holds. */
export const EmployerFile = z
  .strictObject(employerFields)
  .refine((file) => !licensedKinds.includes(file.kind) || (file.hrLicenceNo !== '' && file.hrLicenceExpires !== null), {
    error: 'hr_licence_required',
    path: ['hrLicenceNo'],
  })
export type EmployerFile = z.infer<typeof EmployerFile>

/** A file being written: anything may still be missing, nothing may be wrong in kind. Saved as often as one likes. */
export const EmployerDraft = z
  .strictObject({
    name: z.string().max(100),
    kind: EmployerKind,
    creditCode: z.string().max(40),
    address: z.string().max(200),
    place: z.string().max(60),
    introduction: z.string().max(1000),
    workers: z.int().nullable(),
    contactName: z.string().max(40),
    licencePictureId: z.uuid().nullable(),
    licenceExpires: z.iso.date().nullable(),
    hrLicenceNo: z.string().max(60),
    hrLicenceExpires: z.iso.date().nullable(),
    rules: z
      .strictObject({
        hours: z.string().max(200),
        restDaysPerMonth: z.int().nullable(),
        overtime: z.string().max(200),
        payDay: z.int().nullable(),
        payByBank: z.boolean(),
        boardAndLodging: z.string().max(200),
        leave: z.string().max(200),
        fines: z.string().max(200),
        insurance: z.array(Insurance).max(5),
        probation: z.string().max(200),
        resignationNoticeDays: z.int().nullable(),
      })
      .partial(),
  })
  .partial()
export type EmployerDraft = z.infer<typeof EmployerDraft>

/** Founds an employer with its owner; `stationId` is the station that will check it. */
export const CreateEmployer = z.strictObject({ stationId: z.uuid(), name: line(100) })
export type CreateEmployer = z.infer<typeof CreateEmployer>

export const SaveEmployerDraft = z.strictObject({ expectedVersion: z.int(), draft: EmployerDraft })
export type SaveEmployerDraft = z.infer<typeof SaveEmployerDraft>

export const Submit = z.strictObject({ expectedVersion: z.int() })
export type Submit = z.infer<typeof Submit>

export const EmployerState = z.enum([
  'draft',
  'in_review',
  'returned',
  'approved',
  'expiring',
  'expired',
  'suspended',
  'rejected',
  'blacklisted',
])
export type EmployerState = z.infer<typeof EmployerState>

/** What the employer's own people see. `returned` carries the reviewer's public words. */
export const EmployerView = z.object({
  id: z.uuid(),
  stationId: z.uuid(),
  name: z.string(),
  state: EmployerState,
  version: z.int(),
  draft: EmployerDraft,
  approvedUntil: z.iso.datetime().nullable(),
  openCaseId: z.uuid().nullable(),
  answerDueAt: z.iso.datetime().nullable(),
  lastDecision: z
    .object({
      decision: z.string(),
      publicNote: z.string(),
      parts: z.record(z.string(), z.unknown()),
      at: z.iso.datetime(),
    })
    .nullable(),
})
export type EmployerView = z.infer<typeof EmployerView>

/** An employer whose verification holds, as a line to pick from. */
export const EmployerLine = z.object({ id: z.uuid(), name: z.string() })
export type EmployerLine = z.infer<typeof EmployerLine>

/** The public part: who this is, and who checked it when, until when. */
export const EmployerPublicView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: EmployerKind,
  place: z.string(),
  address: z.string(),
  introduction: z.string(),
  workers: z.int(),
  rules: ManagementRules,
  verifiedAt: z.iso.datetime().nullable(),
  verifiedUntil: z.iso.datetime().nullable(),
  verifiedBy: z.string().nullable(),
})
export type EmployerPublicView = z.infer<typeof EmployerPublicView>
