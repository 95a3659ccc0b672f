import { checkCreditCode } from '../checks/credit-code.ts'
import { shanghaiDay } from '../day.ts'
import { longTerm } from '../licences/long-term.ts'
import { checkRules } from './check-rules.ts'
import { type FileFinding, fileFinding } from './finding.ts'
import { type EmployerDraft, type EmployerKind, licensedKinds } from './schema.ts'

/** Everything the checks find in an employer file at `now`, as far as it is written. Pure: the same while typing and on submission. */
export function checkFile(file: EmployerDraft, now: Date): FileFinding[] {
  return [
    ...onCode(file),
    ...onPermit(file),
    ...onExpiry(file, shanghaiDay(now)),
    ...onOperator(file),
    ...checkRules(file.rules ?? {}),
  ]
}

/** A second look, never a dead end: a real code is known that fails the check. */
function onCode({ creditCode, kind }: EmployerDraft): FileFinding[] {
  const check = checkCreditCode(creditCode ?? '')
  if (check.code.length !== 18) return []
  const basis = 'GB 32100-2015'
  return [
    ...(check.valid && check.organisationCodeValid
      ? []
      : [fileFinding('credit_code_mismatch', 'flag', 'creditCode', basis)]),
    ...(kind && !isOfKind(check.code, kind) ? [fileFinding('code_of_another_kind', 'flag', 'kind', basis)] : []),
  ]
}

/** The first two signs tell the register: 1… institutions, 92 the self-employed, 9… all other businesses. */
function isOfKind(code: string, kind: EmployerKind): boolean {
  if (kind === 'public_institution') return code.startsWith('1')
  if (kind === 'self_employed') return code.startsWith('92')
  return !code.startsWith('1') && !code.startsWith('92')
}

function onPermit({ kind, hrLicenceNo, hrLicenceExpires, permitPictureId }: EmployerDraft): FileFinding[] {
  if (!kind || !licensedKinds.includes(kind)) return []
  const lacking = [
    ...(hrLicenceNo?.trim() ? [] : ['hrLicenceNo']),
    ...(hrLicenceExpires ? [] : ['hrLicenceExpires']),
    ...(permitPictureId ? [] : ['permitPictureId']),
  ]
  return lacking.map((field) => fileFinding('permit_missing', 'block', field, permitBasis(kind)))
}

/** A licence is good through its last day. That it has none is something its holder says, not what nobody filled in. */
function onExpiry(file: EmployerDraft, today: string): FileFinding[] {
  const days = { licenceExpires: file.licenceExpires, hrLicenceExpires: licenceDayOf(file) }
  return [
    ...(file.licenceExpires ? [] : [fileFinding('licence_end_missing', 'block', 'licenceExpires', publisherBasis)]),
    ...Object.entries(days)
      .filter(([, day]) => day && day !== longTerm && day < today)
      .map(([field]) => fileFinding('licence_lapsed', 'block', field, lapsedBasis(field, file.kind))),
  ]
}

const publisherBasis = '人力资源市场暂行条例第27条'

/** Nobody may do the business of an agency or of a dispatch firm without their permit. */
const permitBasis = (kind: EmployerKind | undefined) =>
  kind === 'labour_dispatch' ? '劳动合同法第57条' : '人力资源市场暂行条例第18条'

/** What lapsed decides: whoever publishes jobs checks the company's own licence; a dispatch permit holds three years. */
function lapsedBasis(field: string, kind: EmployerKind | undefined): string {
  if (field === 'licenceExpires') return publisherBasis
  return kind === 'labour_dispatch' ? `${permitBasis(kind)}；劳务派遣行政许可实施办法第14条` : permitBasis(kind)
}

const licenceDayOf = ({ kind, hrLicenceExpires }: EmployerDraft) =>
  kind && licensedKinds.includes(kind) ? hrLicenceExpires : null

function onOperator({ operatorIs, authorisationId }: EmployerDraft): FileFinding[] {
  if (!operatorIs) return [fileFinding('operator_missing', 'block', 'operatorIs', '五部门通知')]
  if (operatorIs === 'legal_representative' || authorisationId) return []
  return [fileFinding('authorisation_missing', 'block', 'authorisationId', '五部门通知')]
}
