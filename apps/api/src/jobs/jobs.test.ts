import { JobCard, JobPublicView, JobView } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { type AnApprovedEmployer, anApprovedEmployer, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aJobContent, aPublishedJob, aSubmittedJob } from '../testing/jobs.ts'
import { signed } from '../testing/reviews.ts'
import { cardsOf } from './cards.ts'
import { countHire } from './count-hire.ts'
import { expireJobs } from './expire.ts'
import { openJobsForApplication } from './open-for-application.ts'
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
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const why = { reasonCode: 'pay_exaggerated' as const, publicNote: '工价与车间不符', internalNote: '' }
const open = (jobId: string, revisionId: string) =>
  withTx(bench.system, (tx) => openJobsForApplication(tx, [{ jobId, revisionId }]))
const stateOf = async (jobId: string) => (await cardsOf(bench.system, [jobId])).get(jobId)?.state

describe('a job', () => {
  test('is written, handed in, approved and then seen by everyone', async () => {
    const { owner, employer, reviewer } = by
    const draft = aJobContent({ title: '整件车工', trade: 'whole_garment' })
    const made = await client.ask(JobView, owner, 'POST', '/api/jobs', { employerId: employer.id, draft: {} })
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', version: 1, publishedRevisionId: null } })
    const path = `/api/jobs/${made.body.id}`
    const saved = await client.ask(JobView, owner, 'PUT', `${path}/draft`, { expectedVersion: 1, draft })
    expect((await client.refused(null, 'GET', path)).code).toBe('not_found')

    const submission = { expectedVersion: saved.body.version }
    const submitted = await client.ask(JobView, owner, 'POST', `${path}/submissions`, submission)
    expect(submitted).toMatchObject({ status: 201, body: { state: 'in_review', answerDueAt: expect.any(String) } })
    expect((await client.refused(owner, 'POST', `${path}/submissions`, { expectedVersion: 3 })).code).toBe(
      'already_open',
    )
    await decided(reviewer.ctx, submitted.body.openCaseId!)

    const seen = await client.ask(JobPublicView, null, 'GET', path)
    expect(seen.body).toMatchObject({
      title: '整件车工',
      state: 'published',
      remaining: 5,
      verifiedUntil: '2027-05-23T04:00:00.000Z',
      lawfulMonthlyFloorFen: 365_400,
      lawfulWithOvertimeFen: 478_800,
    })
    const mine = await client.ask(z.array(JobView), owner, 'GET', `/api/jobs/mine?employerId=${employer.id}`)
    expect(mine.body).toMatchObject([{ id: made.body.id, state: 'published', remaining: 5, applications: 0 }])
    expect((await entriesOf(bench, 'job', made.body.id)).map((entry) => entry.action)).toEqual([
      'job.created',
      'job.draft_saved',
      'job.submitted',
    ])
  })

  test("of somebody else's employer is as good as unknown", async () => {
    const { job } = await aPublishedJob(bench, { by })
    const { owner: other } = await aSubmittedEmployer(bench)
    const draft = { employerId: by.employer.id, draft: {} }
    expect((await client.refused(other, 'POST', '/api/jobs', draft)).code).toBe('not_found')
    expect((await client.refused(null, 'POST', '/api/jobs', draft)).code).toBe('not_signed_in')
    const codes: string[] = []
    for (const [method, path, body] of [
      ['PUT', `${job.id}/draft`, { expectedVersion: 1, draft: {} }],
      ['POST', `${job.id}/submissions`, { expectedVersion: 1 }],
      ['GET', `${job.id}/file`, undefined],
      ['GET', `mine?employerId=${by.employer.id}`, undefined],
    ] as const) {
      codes.push((await client.refused(other, method, `/api/jobs/${path}`, body)).code)
    }
    expect(codes).toEqual(Array(4).fill('not_found'))
  })

  test('with unknown fields is refused by their name', async () => {
    const body = { employerId: by.employer.id, draft: { title: '平车工', hired: 3 } }
    const problem = await client.refused(by.owner, 'POST', '/api/jobs', body)
    expect(problem).toMatchObject({ code: 'invalid_body', fields: { draft: [expect.stringContaining('hired')] } })
  })

  test('that is not complete says what is missing', async () => {
    const body = { employerId: by.employer.id, draft: { title: '平车工' } }
    const { body: draft } = await client.ask(JobView, by.owner, 'POST', '/api/jobs', body)
    const problem = await client.refused(by.owner, 'POST', `/api/jobs/${draft.id}/submissions`, { expectedVersion: 1 })
    expect(problem.code).toBe('draft_incomplete')
    expect(Object.keys(problem.fields!)).toEqual(expect.arrayContaining(['pay', 'place', 'validUntil']))
  })

  test.each([
    ['a last day that is over', { validUntil: '2026-11-22' }, 'validUntil'],
    ['a last day more than six months ahead', { validUntil: '2027-05-24' }, 'validUntil'],
    [
      'a most below the least',
      { pay: { ...aJobContent().pay, advertisedMinFen: 500_000, advertisedMaxFen: 400_000 } },
      'pay.advertisedMaxFen',
    ],
    ['a scheme without its fields', { pay: { scheme: 'piece' as const, payDay: 15 } }, 'pay.scheme'],
  ])('with %s is not handed in, and says where', async (_, given, field) => {
    const draft = { ...aJobContent(), ...given }
    const { body } = await client.ask(JobView, by.owner, 'POST', '/api/jobs', { employerId: by.employer.id, draft })
    const path = `/api/jobs/${body.id}/submissions`
    const problem = await client.refused(by.owner, 'POST', path, { expectedVersion: body.version })
    expect(problem).toMatchObject({ status: 422, fields: { [field]: [expect.any(String)] } })
    expect((await jobFile(by.owner.ctx, body.id)).state).toBe('draft')
  })

  test('that asks for a deposit is stopped before a reviewer sees it', async () => {
    const body = { employerId: by.employer.id, draft: aJobContent({ description: '入职交押金500元，离职退还。' }) }
    const { body: draft } = await client.ask(JobView, by.owner, 'POST', '/api/jobs', body)
    const problem = await client.refused(by.owner, 'POST', `/api/jobs/${draft.id}/submissions`, { expectedVersion: 1 })
    expect(problem).toMatchObject({
      code: 'blocked_by_checks',
      fields: { description: [expect.any(String)] },
      details: { findings: [expect.objectContaining({ rule: 'fees', action: 'block' })] },
    })
  })

  test('that is returned goes on in its case when it is handed in again', async () => {
    const job = await aSubmittedJob(by.owner, by.employer.id)
    await decided(by.reviewer.ctx, job.openCaseId!, { decision: 'return', ...why })
    const back = await jobFile(by.owner.ctx, job.id)
    expect(back).toMatchObject({ state: 'returned', lastDecision: { publicNote: why.publicNote } })
    const again = await submitJob(by.owner.ctx, job.id, { expectedVersion: back.version })
    expect(again).toMatchObject({ state: 'in_review', openCaseId: job.openCaseId })
  })

  test('is read by the reviewers of its station and by no other staff', async () => {
    const { job, stationId } = await aPublishedJob(bench, { by })
    const auditor = await aStaff(bench, 'auditor', stationId)
    expect((await client.ask(JobView, auditor, 'GET', `/api/jobs/${job.id}/file`)).body.id).toBe(job.id)
    const foreign = await aStaff(bench, 'reviewer', (await aSubmittedEmployer(bench)).employer.stationId)
    expect((await client.refused(foreign, 'GET', `/api/jobs/${job.id}/file`)).code).toBe('not_found')
  })
})

describe('a published job that is edited', () => {
  const revise = async (jobId: string, given: Parameters<typeof aJobContent>[0]) => {
    const { version } = await jobFile(by.owner.ctx, jobId)
    const saved = await saveJobDraft(by.owner.ctx, jobId, { expectedVersion: version, draft: aJobContent(given) })
    return submitJob(by.owner.ctx, jobId, { expectedVersion: saved.version })
  }

  test('stays up as it was while the better one is looked at', async () => {
    const { job, card } = await aPublishedJob(bench, { by })
    const revised = await revise(job.id, { pay: { ...aJobContent().pay, pieceRateMilliyuan: 400 } })
    expect(revised).toMatchObject({ state: 'published', openCaseId: expect.any(String) })
    expect((await cardsOf(bench.system, [job.id])).get(job.id)).toEqual(card)

    await decided(by.reviewer.ctx, revised.openCaseId!)

    const after = (await cardsOf(bench.system, [job.id])).get(job.id)!
    expect(after.revisionId).not.toBe(card.revisionId)
    expect(after.pay.pieceRateMilliyuan).toBe(400)
    await expect(open(job.id, card.revisionId)).rejects.toMatchObject({ code: 'job_changed' })
  })

  test.each([
    ['less pay', { pay: { ...aJobContent().pay, pieceRateMilliyuan: 340 } }],
    ['another place', { place: '达州市区' }],
    ['longer hours', { hours: { ...aJobContent().hours, daysPerWeek: 6 } }],
  ])('to offer %s is taken down until that is approved', async (_, worse) => {
    const { job, card } = await aPublishedJob(bench, { by })
    const revised = await revise(job.id, worse)
    expect(revised.state).toBe('paused')
    await expect(open(job.id, card.revisionId)).rejects.toMatchObject({ code: 'job_not_in_force' })
    await decided(by.reviewer.ctx, revised.openCaseId!)
    expect(await stateOf(job.id)).toBe('published')
  })
})

describe('the search', () => {
  test('goes by page, newest first, and finds by words, trade, scheme and benefit', async () => {
    const own = await anApprovedEmployer(bench)
    const jobs = []
    for (const title of ['平车工', '裁床师傅', '100%计件_熟手']) {
      const trade = title === '裁床师傅' ? 'cutting' : 'flat_seamer'
      jobs.push(
        (await aPublishedJob(bench, { by: own, title, trade, benefits: [title === '平车工' ? 'meals' : 'shuttle'] }))
          .card,
      )
    }
    const ask = (query: string) =>
      client.ask(z.array(JobCard), null, 'GET', `/api/jobs?employerId=${own.employer.id}&${query}`)
    const ids = async (query: string) => (await ask(query)).body.map((card) => card.id)
    const [sewing, cutting, pieces] = jobs.map((card) => card.id)

    const first = await ask('limit=2')
    expect(first.body.map((card) => card.id)).toEqual([pieces, cutting])
    const next = /<(.*)>; rel="next"/.exec(first.headers.get('link') ?? '')![1]!
    expect((await client.ask(z.array(JobCard), null, 'GET', next)).body).toMatchObject([{ id: sewing }])
    expect(await ids('trade=cutting')).toEqual([cutting])
    expect(await ids('benefit=meals')).toEqual([sewing])
    expect(await ids('scheme=monthly')).toEqual([])
    expect(await ids(`q=${encodeURIComponent('%计件_')}`)).toEqual([pieces])
    expect(await ids('q=_____')).toEqual([])
    expect((await client.refused(null, 'GET', '/api/jobs?trade=pilot')).code).toBe('invalid_body')
  })

  test('finds no job of an employer that is not verified', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId: by.stationId })
    const job = await aSubmittedJob(owner, employer.id)
    await decided(by.reviewer.ctx, job.openCaseId!)
    expect((await client.ask(z.array(JobCard), null, 'GET', `/api/jobs?employerId=${employer.id}`)).body).toEqual([])
    const { publishedRevisionId } = await jobFile(owner.ctx, job.id)
    await expect(open(job.id, publishedRevisionId!)).rejects.toMatchObject({ code: 'employer_not_in_force' })
  })
})

describe('a job leaves the board', () => {
  test('when a lead suspends it, and comes back with the lead', async () => {
    const { job, card, stationId } = await aPublishedJob(bench, { by })
    const lead = await aStaff(bench, 'lead', stationId)
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', job.id)
      .executeTakeFirstOrThrow()
    const suspended = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    expect(await stateOf(job.id)).toBe('suspended')
    await expect(open(job.id, card.revisionId)).rejects.toMatchObject({ code: 'job_not_in_force' })
    await signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: suspended.version, ...why }))
    expect(await stateOf(job.id)).toBe('published')
  })

  test('when its last place is filled', async () => {
    const { job, card } = await aPublishedJob(bench, { by, headcount: 2 })
    await withTx(bench.system, (tx) => countHire(tx, job.id))
    expect((await cardsOf(bench.system, [job.id])).get(job.id)).toMatchObject({ remaining: 1, state: 'published' })
    await withTx(bench.system, (tx) => countHire(tx, job.id))
    expect((await cardsOf(bench.system, [job.id])).get(job.id)).toMatchObject({ remaining: 0, state: 'full' })
    await expect(open(job.id, card.revisionId)).rejects.toMatchObject({ code: 'job_full' })
  })

  test('when its last day is over, before and after the sweep', async () => {
    const { job, card } = await aPublishedJob(bench, { by, validUntil: '2026-11-24' })
    bench.clock.set('2026-11-24T23:59:59+08:00')
    await open(job.id, card.revisionId)
    bench.clock.set('2026-11-25T00:00:00+08:00')
    expect(await stateOf(job.id)).toBe('expired')
    await expect(open(job.id, card.revisionId)).rejects.toMatchObject({ code: 'job_not_in_force' })
    expect(await expireJobs(bench.system)).toBe(1)
    expect(await expireJobs(bench.system)).toBe(0)
    expect((await jobFile(by.owner.ctx, job.id)).state).toBe('expired')
    expect((await entriesOf(bench, 'job', job.id)).at(-1)).toMatchObject({ action: 'job.expired', actor_id: null })
  })
})

test('nothing about a job needs a sign-in to read, and everything to write', async () => {
  const { card } = await aPublishedJob(bench, { by })
  expect((await client.ask(JobPublicView, await aPerson(bench), 'GET', `/api/jobs/${card.id}`)).status).toBe(200)
  expect((await client.refused(null, 'POST', `/api/jobs/${card.id}/submissions`, { expectedVersion: 1 })).code).toBe(
    'not_signed_in',
  )
})
