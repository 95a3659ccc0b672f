import type { Decide, ReviewPart } from '@zhibo/core/reviews/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { jobFile } from '../jobs/read.ts'
import { saveJobDraft } from '../jobs/save-draft.ts'
import { submitJob } from '../jobs/submit.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { type AnApprovedEmployer, anApprovedEmployer, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aStaff } from '../testing/identity.ts'
import { aJobContent, aSubmittedJob } from '../testing/jobs.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aSubmittedSession } from '../testing/sessions.ts'
import { claimCase } from './claim.ts'
import { openCase } from './open-detail.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
})
afterAll(() => bench.close())

type Fields = { field: string; note: string }[]
const back = (...fields: Fields) => ({ result: 'return' as const, fields })
const named = (field: string, note = '') => ({ field, note })
const floor = named('pay.floorFen', '写到 2600 以上')
const conditions = named('conditions', '改成男女不限')

const returning = (parts: Partial<Record<ReviewPart, ReturnType<typeof back>>>): Partial<Decide> => ({
  decision: 'return',
  reasonCode: 'missing_information',
  publicNote: '改这几处就行。',
  parts,
})
const aCase = async (given = {}) => (await aSubmittedJob(by.owner, by.employer.id, given)).openCaseId!
const returned = (caseId: string, parts: Parameters<typeof returning>[0]) =>
  decided(by.reviewer.ctx, caseId, returning(parts))

/** The words a decision on a case that is held is refused with, by its field. */
async function refusal(caseId: string, decision: Partial<Decide>) {
  const { version: expectedVersion } = await claimCase(by.reviewer.ctx, caseId)
  const json = { expectedVersion, publicNote: '', internalNote: '', reasonCode: 'other', ...decision }
  return client.refused(by.reviewer, 'POST', `/api/reviews/${caseId}/decisions`, json)
}

describe('a return that names its fields', () => {
  test('is kept with the case and told to its owner by the names their form has', async () => {
    const job = await aSubmittedJob(by.owner, by.employer.id, { title: '（演示）标两处的车工' })
    await returned(job.openCaseId!, { job: back(conditions), pay: back(floor) })

    const { lastDecision, returnedContent, draft } = await jobFile(by.owner.ctx, job.id)
    expect(lastDecision).toMatchObject({
      decision: 'return',
      parts: { job: { fields: [conditions] }, pay: { fields: [floor] } },
    })
    expect(returnedContent).toMatchObject({ conditions: draft.conditions, pay: { floorFen: draft.pay?.floorFen } })
    const { history } = await openCase(by.reviewer.ctx, job.openCaseId!)
    expect(history.at(-1)?.parts).toMatchObject({ pay: { fields: [floor] } })
    const told = (await readOutbox(bench.system)).find(({ text }) => text.includes('（演示）标两处的车工'))
    expect(told?.text).toContain('还差：有什么要求、保底（每月）。改这几处就行。')
  })

  test('is in the trail by the names of the fields alone', async () => {
    const caseId = await aCase()
    await returned(caseId, { pay: back(floor) })
    const entry = (await entriesOf(bench, 'review_case', caseId)).find(({ action }) => action === 'review.return')
    expect(entry?.detail).toMatchObject({ fields: ['pay.floorFen'] })
    expect(JSON.stringify(entry?.detail)).not.toContain('2600')
  })

  test('needs no other reason where each field has its own', async () => {
    const caseId = await aCase()
    expect((await returned(caseId, { pay: back(floor) })).state).toBe('returned')
    const other = await aCase()
    const silent = await refusal(other, returning({ pay: back(floor, named('pay.payDay')) }))
    expect(silent).toMatchObject({ code: 'invalid_body', fields: { 'parts.pay': [expect.stringContaining('原因')] } })
  })

  test.each<[string, ReviewPart, Fields, RegExp]>([
    ['no job has', 'job', [named('salary', '少')], /没有这一处/],
    ['another part has', 'job', [floor], /没有这一处/],
    ['only a longer list has', 'pay', [named('pay.operations.0', '少')], /没有这一处/],
    ['every object has', 'job', [named('constructor', '少')], /没有这一处/],
    ['is named twice', 'pay', [floor, named('pay.floorFen', '再说一遍')], /标了两遍/],
  ])('cannot name a field that %s', async (_, part, fields, words) => {
    const problem = await refusal(await aCase(), returning({ [part]: back(...fields) }))
    expect(problem).toMatchObject({
      code: 'invalid_body',
      fields: { [`parts.${part}`]: [expect.stringMatching(words)] },
    })
  })

  test('cannot pass the part whose fields it names, nor can an approval', async () => {
    const pass = { result: 'pass' as const }
    const marked = { job: pass, pay: { ...pass, fields: [floor] } }
    const approval = await refusal(await aCase(), { decision: 'approve', parts: marked })
    expect(approval).toMatchObject({ fields: { 'parts.pay': [expect.stringContaining('要改')] } })
    const sent = await refusal(await aCase(), { ...returning({}), parts: { ...marked, job: back(conditions) } })
    expect(sent).toMatchObject({ fields: { 'parts.pay': [expect.stringContaining('要改')] } })
  })

  test('names one of several operations while the revision has so many', async () => {
    const operations = [{ name: '上领', priceMilliyuan: 350, piecesPerHour: 60, source: 'estimate' as const }]
    const caseId = await aCase({ pay: { ...aJobContent().pay, operations } })
    const one = await returned(caseId, { pay: back(named('pay.operations.0', '怎么定的价')) })
    expect(one.state).toBe('returned')
  })
})

describe('after it was handed in again', () => {
  test('the reviewer has the fields that were asked for, beside what they were', async () => {
    const job = await aSubmittedJob(by.owner, by.employer.id)
    await returned(job.openCaseId!, { job: back(conditions), pay: back(floor) })
    const file = await jobFile(by.owner.ctx, job.id)
    const draft = { ...file.draft, conditions: '男女不限，会平车。' }
    const saved = await saveJobDraft(by.owner.ctx, job.id, { expectedVersion: file.version, draft })
    const again = await submitJob(by.owner.ctx, job.id, { expectedVersion: saved.version })

    const { comparedTo } = await openCase(by.reviewer.ctx, again.openCaseId!)
    expect(comparedTo).toMatchObject({
      as: 'returned',
      changed: ['conditions'],
      asked: [
        { part: 'job', ...conditions },
        { part: 'pay', ...floor },
      ],
    })
    expect((await jobFile(by.owner.ctx, job.id)).returnedContent).toBeNull()
  })

  test('a decision of before fields were named still reads', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId: by.employer.stationId })
    const caseId = employer.openCaseId!
    await decided(by.reviewer.ctx, caseId, {
      decision: 'return',
      reasonCode: 'licence_unreadable',
      publicNote: '看不清',
      parts: { qualification: { result: 'return', reasonCode: 'licence_unreadable' } },
    })
    const { rows } = await sql<{ parts: object }>`
      select parts from review_event where case_id = ${caseId} and action = 'return'`.execute(bench.deps.db)
    expect(rows[0]?.parts).not.toHaveProperty('qualification.fields')
    expect((await employerFile(owner.ctx, employer.id)).lastDecision?.parts).toEqual({
      qualification: { result: 'return', reasonCode: 'licence_unreadable' },
    })
    expect((await openCase(by.reviewer.ctx, caseId)).comparedTo).toBeNull()
  })
})

test('a picture of a file goes back by the field its evidence names', async () => {
  const { employer } = await aSubmittedEmployer(bench, { stationId: by.employer.stationId })
  const caseId = employer.openCaseId!
  const { evidence } = await openCase(by.reviewer.ctx, caseId)
  expect(evidence).toMatchObject([{ label: 'licence', field: 'licencePictureId' }])
  const sent = await returned(caseId, { qualification: back(named(evidence[0]!.field!, '反光，重拍一张')) })
  expect(sent.state).toBe('returned')
})

test('a plan goes back by its segment', async () => {
  const { session } = await aSubmittedSession(bench)
  const reviewer = await aStaff(bench, 'reviewer', session.stationId)
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  const parts = { plan: back(named('segments.0', '太长')) }
  const none = returning({ plan: back(named('segments.9', '太长')) })
  await expect(decided(reviewer.ctx, caseId, none)).rejects.toMatchObject({ code: 'invalid_body' })
  expect((await decided(reviewer.ctx, caseId, returning(parts))).state).toBe('returned')
})

const pass = { result: 'pass' as const }
const refused: Partial<Decide> = { decision: 'reject', reasonCode: 'false_information', publicNote: '不实' }

describe('who names fields', () => {
  test.each<[string, Partial<Decide> | null]>([
    ['submitted', null],
    ['returned', returning({ pay: back(floor) })],
    ['approved', { parts: { job: pass, pay: pass } }],
    ['rejected', { ...refused, parts: { job: back(conditions) } }],
  ])('is nobody in a case that is %s', async (state, before) => {
    const caseId = await aCase()
    if (before) await decided(by.reviewer.ctx, caseId, before)
    const { version: expectedVersion } = await openCase(by.reviewer.ctx, caseId)
    const json = { expectedVersion, internalNote: '', ...returning({ pay: back(floor) }) }
    const { code } = await client.refused(by.reviewer, 'POST', `/api/reviews/${caseId}/decisions`, json)
    expect(code).toBe('not_from_here')
    expect((await openCase(by.reviewer.ctx, caseId)).state).toBe(state)
  })

  test.each([
    ['somebody who does not hold it', () => aStaff(bench, 'reviewer', by.employer.stationId)],
    ['a reviewer of another station', () => aStaff(bench, 'reviewer')],
    ['an auditor', () => aStaff(bench, 'auditor')],
    ['its owner', () => Promise.resolve(by.owner)],
  ])('is not %s', async (_, someone) => {
    const caseId = await aCase()
    const { version: expectedVersion } = await claimCase(by.reviewer.ctx, caseId)
    const json = { expectedVersion, internalNote: '', ...returning({ pay: back(floor) }) }
    const { status } = await client.refused(await someone(), 'POST', `/api/reviews/${caseId}/decisions`, json)
    expect([403, 404, 409]).toContain(status)
    expect((await openCase(by.reviewer.ctx, caseId)).state).toBe('claimed')
  })
})
