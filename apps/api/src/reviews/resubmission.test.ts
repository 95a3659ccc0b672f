import type { EmployerView } from '@zhibo/core/employers/schema'
import type { JobView } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { proposeEntry } from '../blacklist/propose.ts'
import { signEntry } from '../blacklist/sign.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { saveEmployerDraft } from '../employers/save-draft.ts'
import { submitEmployer } from '../employers/submit.ts'
import { jobFile } from '../jobs/read.ts'
import { saveJobDraft } from '../jobs/save-draft.ts'
import { submitJob } from '../jobs/submit.ts'
import { type AnEmployer, aCreditCode, anApprovedEmployer, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aPublishedJob, aSubmittedJob } from '../testing/jobs.ts'
import { signed } from '../testing/reviews.ts'
import { appealCase, decideAppeal } from './appeal.ts'
import { findCase } from './queries.ts'

let bench: Bench
let reviewer: SignedIn
let colleague: SignedIn
beforeAll(async () => {
  bench = await aBench()
  reviewer = await aStaff(bench, 'reviewer')
  colleague = await aStaff(bench, 'reviewer')
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const lastDay = '2026-12-08T23:59:59+08:00'
const over = '2026-12-09T00:00:00+08:00'
const why = { reasonCode: 'false_information', publicNote: '人数与社保对不上', internalNote: '' } as const

const reject = (caseId: string) => decided(reviewer.ctx, caseId, { decision: 'reject', parts: {}, ...why })
const appeal = async (owner: SignedIn, caseId: string) =>
  appealCase(owner.ctx, caseId, {
    expectedVersion: (await findCase(bench.system, caseId)).version,
    statement: '上个月才招满',
  })

/** The rejection is appealed, and stands. */
async function upheld(owner: SignedIn, caseId: string) {
  const { version } = await appeal(owner, caseId)
  const answer = { expectedVersion: version, decision: 'uphold', ...why } as const
  await signed(bench, await decideAppeal(colleague.ctx, caseId, answer))
}

async function mend({ owner, employer: { id }, file }: AnEmployer, given: object = {}): Promise<EmployerView> {
  const { version } = await employerFile(owner.ctx, id)
  return saveEmployerDraft(owner.ctx, id, { expectedVersion: version, draft: { ...file, workers: 80, ...given } })
}
const handIn = async ({ owner, employer: { id } }: AnEmployer): Promise<EmployerView> =>
  submitEmployer(owner.ctx, id, { expectedVersion: (await employerFile(owner.ctx, id)).version })
const standing = ({ owner, employer: { id } }: AnEmployer) => employerFile(owner.ctx, id)

async function aRejectedFile(): Promise<AnEmployer & { caseId: string }> {
  const employer = await aSubmittedEmployer(bench)
  const caseId = employer.employer.openCaseId!
  await reject(caseId)
  return { ...employer, caseId }
}

describe('a rejected file', () => {
  test('is only appealed as long as that is possible, and only begun anew from then on', async () => {
    const at = await aRejectedFile()
    bench.clock.set(lastDay)
    expect(await standing(at)).toMatchObject({
      state: 'rejected',
      appealable: { caseId: at.caseId, until: new Date(over).toISOString() },
      takesRevision: false,
    })
    await expect(mend(at)).rejects.toMatchObject({ code: 'not_from_here' })
    await expect(handIn(at)).rejects.toMatchObject({ code: 'not_from_here' })

    bench.clock.set(over)
    expect(await standing(at)).toMatchObject({ appealable: null, takesRevision: true })
    await expect(appeal(at.owner, at.caseId)).rejects.toMatchObject({ code: 'appeal_over' })
    await mend(at)
    const anew = await handIn(at)
    expect(anew).toMatchObject({ state: 'in_review', takesRevision: false })
    expect(anew.openCaseId).not.toBe(at.caseId)
    expect((await findCase(bench.system, at.caseId)).state).toBe('rejected')
    await decided(reviewer.ctx, anew.openCaseId!)
    expect((await standing(at)).state).toBe('approved')
  })

  test('waits while its appeal is looked at, however long that takes', async () => {
    const at = await aRejectedFile()
    await appeal(at.owner, at.caseId)
    bench.clock.set(over)
    expect(await standing(at)).toMatchObject({ openCaseId: at.caseId, appealable: null, takesRevision: false })
    await expect(mend(at)).rejects.toMatchObject({ code: 'not_from_here' })
    await expect(handIn(at)).rejects.toMatchObject({ code: 'not_from_here' })
  })

  test('begins anew as soon as its appeal is lost, which cannot be appealed again', async () => {
    const at = await aRejectedFile()
    await upheld(at.owner, at.caseId)
    expect(await standing(at)).toMatchObject({ state: 'rejected', appealable: null, takesRevision: true })
    await expect(appeal(at.owner, at.caseId)).rejects.toMatchObject({ code: 'not_from_here' })
    await mend(at)
    expect((await handIn(at)).openCaseId).not.toBe(at.caseId)
  })

  test('rejected a second time can be appealed a second time', async () => {
    const at = await aRejectedFile()
    await upheld(at.owner, at.caseId)
    const { openCaseId } = await handIn(at)
    await reject(openCaseId!)
    expect((await standing(at)).appealable).toMatchObject({ caseId: openCaseId })
  })

  test('begins nothing anew while its company or its people are on the blacklist, under whatever code', async () => {
    const at = await aRejectedFile()
    await upheld(at.owner, at.caseId)
    const other = aCreditCode()
    await mend(at, { creditCode: other })
    await shutOut(other)
    await expect(handIn(at)).rejects.toMatchObject({ code: 'blacklisted' })

    const listed = await aRejectedFile()
    await upheld(listed.owner, listed.caseId)
    await shutOut(listed.file.creditCode)
    expect((await standing(listed)).blacklisted).not.toBeNull()
    await expect(mend(listed)).rejects.toMatchObject({ code: 'not_from_here' })
    await expect(handIn(listed)).rejects.toMatchObject({ code: 'blacklisted' })
  })
})

async function shutOut(creditCode: string) {
  const grounds = { months: 6, reasonCode: 'fees_taken', reason: '收押金，经查属实', internalNote: '' } as const
  const entry = await proposeEntry(reviewer.ctx, { kind: 'credit_code', creditCode, ...grounds })
  const lead = await aStaff(bench, 'lead')
  await signEntry(lead.ctx, entry.id, { expectedVersion: entry.version })
}

describe('a rejected renewal', () => {
  const aRejectedRenewal = async () => {
    const at = await anApprovedEmployer(bench)
    await mend(at)
    const { openCaseId } = await handIn(at)
    await reject(openCaseId!)
    return { ...at, caseId: openCaseId! }
  }

  test('leaves the file in force, and is followed by another once its appeal is lost', async () => {
    const at = await aRejectedRenewal()
    expect(await standing(at)).toMatchObject({ state: 'approved', appealable: { caseId: at.caseId } })
    await expect(handIn(at)).rejects.toMatchObject({ code: 'not_from_here' })
    await upheld(at.owner, at.caseId)
    expect(await standing(at)).toMatchObject({ state: 'approved', appealable: null, takesRevision: true })
    const anew = await handIn(at)
    expect(anew.openCaseId).not.toBe(at.caseId)
    await decided(reviewer.ctx, anew.openCaseId!)
    expect((await standing(at)).state).toBe('approved')
  })

  test('is followed by another once its time to appeal is over', async () => {
    const at = await aRejectedRenewal()
    bench.clock.set(over)
    expect((await handIn(at)).openCaseId).not.toBe(at.caseId)
  })
})

describe('a rejected job', () => {
  const again = async (owner: SignedIn, { id, draft }: JobView) => {
    const seen = async () => ({ expectedVersion: (await jobFile(owner.ctx, id)).version })
    await saveJobDraft(owner.ctx, id, { ...(await seen()), draft: { ...draft, headcount: 3 } })
    return submitJob(owner.ctx, id, await seen())
  }

  test('is mended and handed in anew once its appeal is lost or its time is over', async () => {
    const { owner, employer } = await anApprovedEmployer(bench)
    const [lost, late] = [await aSubmittedJob(owner, employer.id), await aSubmittedJob(owner, employer.id)]
    for (const { openCaseId } of [lost, late]) await reject(openCaseId!)
    await expect(again(owner, late)).rejects.toMatchObject({ code: 'not_from_here' })
    await upheld(owner, lost.openCaseId!)
    expect(await again(owner, lost)).toMatchObject({ state: 'in_review', takesRevision: false })
    bench.clock.set(over)
    const anew = await again(owner, late)
    expect(anew.openCaseId).not.toBe(late.openCaseId)
    await decided(reviewer.ctx, anew.openCaseId!)
    expect((await jobFile(owner.ctx, late.id)).state).toBe('published')
  })

  test('that was published before stays up, and its next revision is taken', async () => {
    const { owner, job } = await aPublishedJob(bench)
    const revised = await again(owner, job)
    await reject(revised.openCaseId!)
    expect((await jobFile(owner.ctx, job.id)).state).toBe('published')
    await upheld(owner, revised.openCaseId!)
    expect((await again(owner, job)).openCaseId).not.toBe(revised.openCaseId)
  })
})
