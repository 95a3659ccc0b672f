import type { Decide } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { jobFile } from '../jobs/read.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aSubmittedJob } from '../testing/jobs.ts'
import { aPolicy } from '../testing/policies.ts'
import { markFinding, settleMark } from './finding-marks.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())

const raiseMinimumWage = (from: string) =>
  aPolicy(bench, { kind: 'minimum_wage', from, value: { monthlyFen: 900_000, hourlyFen: 9_000 } })
const approved = (caseId: string, given: Partial<Decide> = {}) => decided(by.reviewer.ctx, caseId, given)

/** Both a floor under the minimum and a probation paid under it. */
const facts = [
  { rule: 'below_minimum_wage', field: 'pay.floorFen' },
  { rule: 'probation', field: 'probationPayPercent' },
] as const
const marked = (caseId: string, fact: (typeof facts)[number], text = '') =>
  markFinding(by.reviewer.ctx, caseId, { ...fact, text, note: '标准录错了，是月工资的三倍' })

describe('a job whose pay fell under the minimum while it waited', () => {
  let cases: { jobId: string; caseId: string }[]

  beforeAll(async () => {
    const jobs = [await aSubmittedJob(by.owner, by.employer.id), await aSubmittedJob(by.owner, by.employer.id)]
    cases = jobs.map(({ id, openCaseId }) => ({ jobId: id, caseId: openCaseId! }))
    await raiseMinimumWage('2026-11-23')
  })

  test('is not approved by anybody, and the answer says what stands against it', async () => {
    const [{ caseId, jobId }] = cases as [(typeof cases)[number]]
    await expect(approved(caseId)).rejects.toMatchObject({
      code: 'forbidden_by_checks',
      details: { findings: facts.map((fact) => expect.objectContaining(fact)) },
    })
    const parts = { job: { result: 'pass' }, pay: { result: 'pass' } }
    const decision = { expectedVersion: 2, decision: 'approve', parts, reasonCode: 'complete_and_true' }
    const refused = await client.refused(by.reviewer, 'POST', `/api/reviews/${caseId}/decisions`, decision)
    expect(refused).toMatchObject({ code: 'forbidden_by_checks', status: 422 })
    expect((await jobFile(by.owner.ctx, jobId)).state).toBe('in_review')
  })

  test('is, once each of them is marked as wrong', async () => {
    const [{ caseId }] = cases as [(typeof cases)[number]]
    await marked(caseId, facts[0])
    // Other words are another finding.
    await marked(caseId, facts[1], '别处的话')
    await expect(approved(caseId)).rejects.toMatchObject({ details: { findings: [expect.objectContaining(facts[1])] } })
    await marked(caseId, facts[1])
    expect((await approved(caseId)).state).toBe('approved')
  })

  test('is not when a lead finds that the check was right, and can be returned', async () => {
    const { caseId } = cases[1]!
    const [first] = [await marked(caseId, facts[0]), await marked(caseId, facts[1])]
    await settleMark(lead.ctx, first.id, { finding: 'upheld', word: '标准没有错' })
    await expect(approved(caseId)).rejects.toMatchObject({ details: { findings: [expect.objectContaining(facts[0])] } })
    const returned = { decision: 'return', reasonCode: 'pay_below_minimum', publicNote: '保底低于最低工资' } as const
    expect((await approved(caseId, returned)).state).toBe('returned')
  })
})
