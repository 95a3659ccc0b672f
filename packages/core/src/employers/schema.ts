import { z } from 'zod'
import { NamedFinding } from '../checks/named-finding.ts'
import { FileView } from '../files/schema.ts'
import { longTerm } from '../licences/long-term.ts'
import { approvedBy } from '../reviews/checker.ts'
import { LastDecision } from '../reviews/schema.ts'
import { line, optionalLine } from '../text.ts'
import { registeredName } from './names.ts'
import { ManagementRules, ManagementRulesDraft, unsaidRules } from './rules.ts'

export { Insurance, ManagementRules } from './rules.ts'

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

/** Until when a business licence is good: its last day, or 长期, chosen as such. Null is not said yet. */
export const LicenceEnd = z.union([z.iso.date(), z.literal(longTerm)])
export type LicenceEnd = z.infer<typeof LicenceEnd>

/** The document an agency acts under: a licence, or the record of one that only informs and refers. */
export const HrLicenceKind = z.enum(['permit', 'record'])
export type HrLicenceKind = z.infer<typeof HrLicenceKind>

/** Who hands the file in: the company's legal representative, or somebody with a letter of authorisation from them. */
export const OperatorIs = z.enum(['legal_representative', 'authorised'])
export type OperatorIs = z.infer<typeof OperatorIs>

/** At most this many originals of the rules: a handbook is photographed page by page. */
export const mostOriginals = 12

/** A complete employer file: qualification and management rules. What a revision holds. */
export const EmployerFile = z.strictObject({
  name: registeredName(100),
  kind: EmployerKind,
  creditCode: CreditCode,
  address: line(200),
  place: line(60),
  introduction: line(1000),
  workers: z.int().min(1).max(100_000),
  contactName: registeredName(40),
  operatorIs: OperatorIs.nullable().default(null),
  /** The letter of authorisation, signed and sealed by the company. */
  authorisationId: z.uuid().nullable().default(null),
  licencePictureId: z.uuid(),
  licenceExpires: LicenceEnd.nullable().default(null),
  hrLicenceKind: HrLicenceKind.default('permit'),
  /** The number of the agency's licence or record, or of the dispatch firm's 劳务派遣经营许可证. */
  hrLicenceNo: optionalLine(60),
  hrLicenceExpires: z.iso.date().nullable().default(null),
  permitPictureId: z.uuid().nullable().default(null),
  rules: ManagementRules,
  rulesOriginalIds: z.array(z.uuid()).max(mostOriginals).default([]),
})
export type EmployerFile = z.infer<typeof EmployerFile>

/** A file as a revision keeps it, with what it could not yet say when it was handed in filled up as unsaid. Never refuses. */
export function completedFile(stored: StoredEmployerFile): EmployerFile {
  return {
    operatorIs: null,
    authorisationId: null,
    hrLicenceKind: 'permit',
    permitPictureId: null,
    rulesOriginalIds: [],
    ...stored,
    rules: { ...unsaidRules, ...stored.rules },
  }
}

/** A revision of any age: those from before a field existed lack it. */
export type StoredEmployerFile = Omit<EmployerFile, NewlyAsked | 'rules'> &
  Partial<Pick<EmployerFile, NewlyAsked>> & {
    rules: Omit<ManagementRules, keyof typeof unsaidRules> & Partial<ManagementRules>
  }
type NewlyAsked = 'operatorIs' | 'authorisationId' | 'hrLicenceKind' | 'permitPictureId' | 'rulesOriginalIds'

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
    operatorIs: OperatorIs.nullable(),
    authorisationId: z.uuid().nullable(),
    licencePictureId: z.uuid().nullable(),
    licenceExpires: LicenceEnd.nullable(),
    hrLicenceKind: HrLicenceKind,
    hrLicenceNo: z.string().max(60),
    hrLicenceExpires: z.iso.date().nullable(),
    permitPictureId: z.uuid().nullable(),
    rules: ManagementRulesDraft,
    rulesOriginalIds: z.array(z.uuid()).max(mostOriginals),
  })
  .partial()
export type EmployerDraft = z.infer<typeof EmployerDraft>

/** Founds an employer with its owner; `stationId` is the station that will check it. */
export const CreateEmployer = z.strictObject({ stationId: z.uuid(), name: registeredName(100) })
export type CreateEmployer = z.infer<typeof CreateEmployer>

export const SaveEmployerDraft = z.strictObject({ expectedVersion: z.int(), draft: EmployerDraft })
export type SaveEmployerDraft = z.infer<typeof SaveEmployerDraft>

/** Hands something in. What the checks forbid for its words alone goes along when it is objected to, and a reviewer judges it. */
export const Submit = z.strictObject({ expectedVersion: z.int(), objections: z.array(NamedFinding).max(20).optional() })
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
  lastDecision: LastDecision.nullable(),
  /** The rejected case its owner may still appeal, before `until`. */
  appealable: z.object({ caseId: z.uuid(), version: z.int(), until: z.iso.datetime() }).nullable(),
  /** Whether reviewers take a revision now: they look at none, and no rejection can still be appealed. */
  takesRevision: z.boolean(),
  /** A rule or rate that came later finds something in what is in force: until when its owner is asked to mend it. */
  mendBy: z.iso.datetime().nullable(),
  /** Why and how long it is on the blacklist, while that has force. */
  blacklisted: z.object({ reason: z.string(), until: z.iso.datetime() }).nullable(),
})
export type EmployerView = z.infer<typeof EmployerView>

/** The same on its own page, with the revision that was last returned, as handed in; null while none waits to be mended. */
export const EmployerFileView = EmployerView.extend({ returnedContent: z.record(z.string(), z.unknown()).nullable() })
export type EmployerFileView = z.infer<typeof EmployerFileView>

/** A stored file of a draft, under the field that names it. */
export const PaperView = FileView.extend({
  field: z.enum(['licencePictureId', 'permitPictureId', 'authorisationId', 'rulesOriginalIds']),
})
export type PaperView = z.infer<typeof PaperView>

/** An employer whose verification holds, as a line to pick from. */
export const EmployerLine = z.object({ id: z.uuid(), name: z.string() })
export type EmployerLine = z.infer<typeof EmployerLine>

/** The public part: who this is, what was agreed to, and who checked it when, until when. */
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
  /** 「近 90 天 口播偏差 n 次」: how often what was said on air differed from its cards. */
  deviationsIn90Days: z.int().nonnegative(),
})
export type EmployerPublicView = z.infer<typeof EmployerPublicView>

/** What the badge opens: who checked what, when, until when, by which rules. Nobody's name, and no note. */
export const EmployerVerificationView = z.object({
  employerId: z.uuid(),
  name: z.string(),
  stationName: z.string(),
  /** Whether all of this holds now. */
  inForce: z.boolean(),
  verifiedAt: z.iso.datetime(),
  verifiedUntil: z.iso.datetime(),
  ...approvedBy,
  checked: z.array(z.object({ part: z.enum(['qualification', 'rules']), of: z.array(z.string()) })),
  /** An agency's or dispatch firm's licence. */
  permit: z.object({ no: z.string(), expires: z.iso.date().nullable() }).nullable(),
  ruleSet: z.object({ from: z.iso.date(), bases: z.array(z.string()) }),
})
export type EmployerVerificationView = z.infer<typeof EmployerVerificationView>
