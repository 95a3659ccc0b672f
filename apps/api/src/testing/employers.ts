import { checkCreditCode } from '@zhibo/core/checks/credit-code'
import { unsaidRules } from '@zhibo/core/employers/rules'
import type { EmployerFile, EmployerView } from '@zhibo/core/employers/schema'
import { longTerm } from '@zhibo/core/licences/long-term'
import type { FileView } from '@zhibo/core/files/schema'
import type { Decide, PartVerdict, ReviewCaseView } from '@zhibo/core/reviews/schema'
import sharp from 'sharp'
import type { Ctx } from '../context.ts'
import type { Bench } from '../db/testing.ts'
import { createEmployer } from '../employers/create.ts'
import { employerFile } from '../employers/read.ts'
import { saveEmployerDraft } from '../employers/save-draft.ts'
import { submitEmployer } from '../employers/submit.ts'
import { upload } from '../files/upload.ts'
import { claimCase } from '../reviews/claim.ts'
import { decideCase } from '../reviews/decide.ts'
import { aPerson, aStaff, type SignedIn, signedIn } from './identity.ts'
import { aStation } from './stations.ts'

let nth = 0

/** A code that passes both checks and that nobody in this database has. */
export function aCreditCode(): string {
  const start = `91511725MD${String(++nth).padStart(6, '0')}`
  for (const organisation of '0123456789X') {
    for (const outer of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      const { code, valid, organisationCodeValid } = checkCreditCode(start + organisation + outer)
      if (valid && organisationCodeValid) return code
    }
  }
  throw new Error(`no check characters fit ${start}`)
}

/** A code of the right form that fails its check: two people approve it. */
export const aFailingCreditCode = (): string => `91511725FAUL${String(++nth).padStart(6, '0')}`

/** A licence picture, uploaded by somebody. */
export async function aLicencePicture(ctx: Ctx): Promise<FileView> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer()
  return upload(ctx, { bytes, name: 'licence.jpg', declaredType: 'image/jpeg', purpose: 'licence' })
}

/** A complete file; `given` changes what a test is about. */
export const anEmployerFile = (licencePictureId: string, given: Partial<EmployerFile> = {}): EmployerFile => ({
  name: '（演示）锦绣制衣有限公司',
  kind: 'maker',
  creditCode: aCreditCode(),
  address: '四川省达州市渠县轻纺服饰产业园 3 号楼',
  place: '渠县轻纺园',
  introduction: '做校服和工装，四条整件线。',
  workers: 120,
  contactName: '李经理',
  operatorIs: 'legal_representative',
  authorisationId: null,
  licencePictureId,
  licenceExpires: longTerm,
  hrLicenceKind: 'permit',
  hrLicenceNo: '',
  hrLicenceExpires: null,
  permitPictureId: null,
  rulesOriginalIds: [],
  rules: {
    ...unsaidRules,
    hours: '8:00–12:00，13:30–17:30',
    restDaysPerMonth: 4,
    overtime: '自愿，每月不超过 36 小时，按件价 1.5 倍',
    payDay: 15,
    payByBank: true,
    boardAndLodging: '免费宿舍，工作餐每天补 10 元',
    leave: '提前一天说，急事打电话',
    fines: '',
    insurance: ['pension', 'medical', 'injury', 'unemployment', 'maternity'],
    probation: '一个月，工资不打折',
    resignationNoticeDays: 30,
  },
  ...given,
})

export interface AnEmployer {
  employer: EmployerView
  /** Signed in with the membership they now have. */
  owner: SignedIn
  file: EmployerFile
}

interface Founding {
  stationId?: string
  /** Who founds it; a new person unless one is given. */
  founder?: SignedIn
}

/** An employer with nothing in its file yet, and its owner, signed in with the membership they now have. */
export async function aFoundedEmployer(
  bench: Bench,
  { stationId, founder: known, name = '（演示）锦绣制衣有限公司' }: Founding & { name?: string } = {},
): Promise<Pick<AnEmployer, 'employer' | 'owner'>> {
  const founder = known ?? (await aPerson(bench))
  const station = stationId ?? (await aStation(bench)).id
  const employer = await createEmployer(founder.ctx, { stationId: station, name })
  return { employer, owner: await signedIn(bench, founder.personId, 'code') }
}

/** An employer whose file waits for the reviewers of its station. */
export async function aSubmittedEmployer(
  bench: Bench,
  { stationId, founder, ...given }: Partial<EmployerFile> & Founding = {},
): Promise<AnEmployer> {
  const { employer: founded, owner } = await aFoundedEmployer(bench, { stationId, founder, name: given.name })
  const file = anEmployerFile((await aLicencePicture(owner.ctx)).id, given)
  const saved = await saveEmployerDraft(owner.ctx, founded.id, { expectedVersion: founded.version, draft: file })
  const employer = await submitEmployer(owner.ctx, founded.id, { expectedVersion: saved.version })
  return { employer, owner, file }
}

/** Claims a case and decides it; approves every part of it unless told otherwise. What goes back does so for its first part. */
export async function decided(ctx: Ctx, caseId: string, given: Partial<Decide> = {}): Promise<ReviewCaseView> {
  const { version, subject } = await claimCase(ctx, caseId)
  const pass = { result: 'pass' as const }
  const { decision = 'approve', reasonCode = 'complete_and_true' } = given
  const first: PartVerdict = decision === 'approve' ? pass : { result: 'return', reasonCode }
  const parts = {
    employer: { qualification: first, rules: pass },
    job: { job: first, pay: pass },
    session_plan: { plan: first },
  }
  return decideCase(ctx, caseId, {
    expectedVersion: version,
    decision,
    parts: parts[subject],
    reasonCode,
    publicNote: '',
    internalNote: '',
    ...given,
  })
}

export interface AnApprovedEmployer extends AnEmployer {
  stationId: string
  /** A reviewer of that station. */
  reviewer: SignedIn
}

/** An employer in force, with the reviewer who approved it. */
export async function anApprovedEmployer(
  bench: Bench,
  given: Partial<EmployerFile> & Founding = {},
): Promise<AnApprovedEmployer> {
  const { employer, owner, file } = await aSubmittedEmployer(bench, given)
  const reviewer = await aStaff(bench, 'reviewer', employer.stationId)
  await decided(reviewer.ctx, employer.openCaseId!)
  return { employer: await employerFile(owner.ctx, employer.id), owner, file, reviewer, stationId: employer.stationId }
}
