import { JobState } from '@zhibo/core/jobs/schema'
import { JobVerificationView } from '@zhibo/core/jobs/verification'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { appealCase, decideAppeal } from '../reviews/appeal.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { weighInForce } from '../reviews/weigh-in-force.ts'
import { entriesOf } from '../testing/audit.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff } from '../testing/identity.ts'
import { aJobContent, aPublishedJob, aSubmittedJob } from '../testing/jobs.ts'
import { aPolicy } from '../testing/policies.ts'
import { signed } from '../testing/reviews.ts'
import { jobFile } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { submitJob } from './submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
  await named(by.reviewer, '（演示）周敏')
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const secret = { publicNote: '公开的话', internalNote: '内部的话' }
const why = { reasonCode: 'pay_exaggerated' as const, ...secret }
const behindBadge = async (jobId: string) =>
  (await client.ask(JobVerificationView, null, 'GET', `/api/jobs/${jobId}/verification`)).body
const gone = async (jobId: string) => (await client.refused(null, 'GET', `/api/jobs/${jobId}/verification`)).code
const caseOf = (jobId: string) =>
  bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version', 'revision_id'])
    .where('subject_id', '=', jobId)
    .orderBy('submitted_at')
    .executeTakeFirstOrThrow()
const named = (who: { personId: string }, name: string) =>
  bench.deps.db.updateTable('person').set({ name }).where('id', '=', who.personId).execute()

describe('behind the badge of a job', () => {
  test('everybody reads who checked the work and the pay, when, until when and by which rules and rate', async () => {
    const { id, openCaseId } = await aSubmittedJob(by.owner, by.employer.id, { validUntil: '2027-01-31' })
    await decided(by.reviewer.ctx, openCaseId!, secret)
    const body = await behindBadge(id)
    expect(body).toMatchObject({
      jobId: id,
      title: '平车工',
      employerId: by.employer.id,
      standing: 'in_force',
      verifiedAt: '2026-11-23T04:00:00.000Z',
      until: { at: '2027-01-31T16:00:00.000Z', of: 'job' },
      checkedBy: { role: 'reviewer', initial: '周' },
      signedBy: null,
      onAppeal: false,
      checked: [
        { part: 'job', of: ['work', 'place', 'conditions', 'hours', 'contract'] },
        { part: 'pay', of: ['amount', 'minimum', 'overtime', 'payDay', 'insurance'] },
      ],
      minimumWage: { from: '2025-01-01', monthlyFen: 220_000, documentNo: null, confirmed: false },
      ruleSet: { from: '2026-01-01' },
      mendBy: null,
    })
    expect(body.ruleSet.bases).toContain('最低工资规定')
  })

  test('nothing internal, nobody’s name, number or phone', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const { id, version } = await caseOf(job.id)
    const lead = await aStaff(bench, 'lead', by.stationId)
    await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    const text = JSON.stringify(await behindBadge(job.id))
    expect(text).not.toMatch(/内部的话|公开的话|pay_exaggerated|周敏|李经理/)
    // An id may hold eleven figures in a row.
    expect(text).not.toMatch(/(?<![\w-])1[3-9]\d{9}(?![\w-])/)
    for (const { personId } of [by.reviewer, by.owner, lead]) expect(text).not.toContain(personId)
  })

  test('no later than the verification of its company', async () => {
    bench.clock.set('2026-12-10T12:00:00+08:00')
    const { job } = await aPublishedJob(bench, { by, validUntil: '2027-06-05' })
    expect((await behindBadge(job.id)).until).toEqual({ at: by.employer.approvedUntil, of: 'employer' })
  })

  test('what there was to look at: exceptions, a table of operations, no overtime', async () => {
    const plain = aJobContent()
    const operations = [{ name: '上领', priceMilliyuan: 350, piecesPerHour: 60, source: 'posted' as const }]
    const { job } = await aPublishedJob(bench, {
      by,
      ageReason: '夜班，未成年人不宜',
      pay: { ...plain.pay, operations },
      hours: { ...plain.hours, overtimePerMonth: 0 },
    })
    const [work, pay] = (await behindBadge(job.id)).checked
    expect(work!.of).toContain('exceptions')
    expect(pay!.of).toContain('operations')
    expect(pay!.of).not.toContain('overtime')
  })

  test('what the trail says: the same person, moment and revision', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const { id, revision_id } = await caseOf(job.id)
    const approval = (await entriesOf(bench, 'review_case', id)).find(({ action }) => action === 'review.approve')!
    expect(approval).toMatchObject({ actor_id: by.reviewer.personId, detail: { revision: revision_id } })
    const body = await behindBadge(job.id)
    expect(body).toMatchObject({ verifiedAt: bench.clock.read().toISOString(), checkedBy: { initial: '周' } })
    expect((await jobFile(by.owner.ctx, job.id)).publishedRevisionId).toBe(revision_id)
  })
})

describe('a later revision', () => {
  test('changes nothing behind the badge before it is approved, and then tells of its own approval', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const before = await behindBadge(job.id)
    bench.clock.set('2026-11-25T12:00:00+08:00')
    const saved = await saveJobDraft(by.owner.ctx, job.id, {
      expectedVersion: job.version,
      draft: aJobContent({ title: '平车工（早班）', headcount: 9 }),
    })
    const { openCaseId } = await submitJob(by.owner.ctx, job.id, { expectedVersion: saved.version })
    expect(await behindBadge(job.id)).toEqual(before)
    const other = await aStaff(bench, 'lead', by.stationId)
    await named(other, '何主任')
    await decided(other.ctx, openCaseId!)
    expect(await behindBadge(job.id)).toMatchObject({
      title: '平车工（早班）',
      verifiedAt: '2026-11-25T04:00:00.000Z',
      checkedBy: { role: 'lead', initial: '何' },
      ruleSet: { from: '2026-11-24' },
    })
  })

  test('names the role somebody had then, whatever became of them', async () => {
    const lead = await aStaff(bench, 'lead', by.stationId)
    const { id, openCaseId } = await aSubmittedJob(by.owner, by.employer.id)
    await decided(lead.ctx, openCaseId!)
    await bench.deps.db.deleteFrom('role_grant').where('person_id', '=', lead.personId).execute()
    expect((await behindBadge(id)).checkedBy.role).toBe('lead')
  })
})

test('a job put in force on appeal names who answered it and who signed, not who rejected it', async () => {
  const { id, openCaseId } = await aSubmittedJob(by.owner, by.employer.id)
  const rejected = await decided(by.reviewer.ctx, openCaseId!, { decision: 'reject', ...why })
  expect(await gone(id)).toBe('not_found')
  const judge = await aStaff(bench, 'reviewer', by.stationId)
  await named(judge, '冯洁')
  const appealed = await appealCase(by.owner.ctx, rejected.id, {
    expectedVersion: rejected.version,
    statement: '工价表可查',
  })
  const proposed = await decideAppeal(judge.ctx, rejected.id, {
    expectedVersion: appealed.version,
    decision: 'overturn',
    ...why,
  })
  expect(await gone(id), 'proposed is not in force').toBe('not_found')
  bench.clock.set('2026-11-24T12:00:00+08:00')
  await signed(bench, proposed)
  expect(await behindBadge(id)).toMatchObject({
    standing: 'in_force',
    onAppeal: true,
    verifiedAt: '2026-11-24T04:00:00.000Z',
    checkedBy: { role: 'reviewer', initial: '冯' },
    signedBy: { role: 'lead' },
  })
})

describe('what is said of a job', () => {
  const said: Record<JobState, 'in_force' | 'suspended' | 'over' | null> = {
    draft: null,
    in_review: null,
    returned: null,
    rejected: null,
    published: 'in_force',
    full: 'in_force',
    stopped: 'in_force',
    paused: null,
    unconfirmed: null,
    withdrawn: null,
    expired: 'over',
    suspended: 'suspended',
  }

  test.each(JobState.options)('that is %s', async (state) => {
    const { job } = await aPublishedJob(bench, { by })
    const stored = state === 'suspended' ? { suspended_at: new Date() } : { state }
    await bench.deps.db.updateTable('job').set(stored).where('id', '=', job.id).execute()
    if (said[state] === null) expect(await gone(job.id)).toBe('not_found')
    else expect((await behindBadge(job.id)).standing).toBe(said[state])
  })

  test('whose last day went by a minute ago, before any sweep', async () => {
    const { job } = await aPublishedJob(bench, { by, validUntil: '2026-11-30' })
    bench.clock.set('2026-12-01T00:01:00+08:00')
    expect(await behindBadge(job.id)).toMatchObject({ standing: 'over', until: null })
  })

  test('that never was one', async () => {
    expect(await gone(crypto.randomUUID())).toBe('not_found')
    expect(await gone((await aSubmittedJob(by.owner, by.employer.id)).id)).toBe('not_found')
  })

  test('that a lead suspended, and again when it is back: by whom it was checked does not change', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const before = await behindBadge(job.id)
    const { id, version } = await caseOf(job.id)
    const lead = await aStaff(bench, 'lead', by.stationId)
    const taken = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    expect(await behindBadge(job.id)).toEqual({ ...before, standing: 'suspended', until: null })
    await signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: taken.version, ...why }))
    expect(await behindBadge(job.id)).toEqual(before)
  })

  test('whose company is out of force', async () => {
    const own = await anApprovedEmployer(bench, { licenceExpires: '2026-12-01' })
    const { job } = await aPublishedJob(bench, { by: own })
    expect((await behindBadge(job.id)).until).toEqual({ at: '2026-12-01T16:00:00.000Z', of: 'employer' })
    bench.clock.set('2026-12-02T12:00:00+08:00')
    expect(await behindBadge(job.id)).toMatchObject({ standing: 'over', until: null })
  })
})

test('the rate is told as the books stood at the approval, and that its employer was asked to mend, but not why', async () => {
  const { job } = await aPublishedJob(bench, { by })
  await aPolicy(bench, { kind: 'minimum_wage', from: '2025-01-02', value: { monthlyFen: 230_000, hourlyFen: 2_300 } })
  expect((await behindBadge(job.id)).minimumWage, 'confirmed at the same moment').toMatchObject({ monthlyFen: 230_000 })
  bench.clock.set('2026-11-24T12:00:00+08:00')
  await aPolicy(bench, { kind: 'minimum_wage', from: '2026-11-20', value: { monthlyFen: 270_000, hourlyFen: 2_600 } })
  expect((await behindBadge(job.id)).minimumWage, 'confirmed only later').toEqual({
    from: '2025-01-02',
    monthlyFen: 230_000,
    hourlyFen: 2_300,
    documentNo: '川人社发〔2026〕1号',
    confirmed: true,
  })
  while ((await weighInForce(bench.system)) > 0);
  const body = await behindBadge(job.id)
  expect(body).toMatchObject({ standing: 'in_force', mendBy: expect.any(String) })
  expect(JSON.stringify(body)).not.toMatch(/2,?700|保底|below_minimum/)
})
