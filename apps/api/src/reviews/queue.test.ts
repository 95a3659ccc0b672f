import { ClaimedView, ReviewCaseView, SavedFilterView } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { anApprovedEmployer, aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aSubmittedJob } from '../testing/jobs.ts'
import { aStation } from '../testing/stations.ts'
import { appealCase } from './appeal.ts'
import { claimCase } from './claim.ts'
import { weighWaiting } from './weigh-waiting.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let reviewer: SignedIn
let colleague: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
  reviewer = await aStaff(bench, 'reviewer', stationId)
  colleague = await aStaff(bench, 'reviewer', stationId)
})
afterAll(() => bench.close())

const queue = async (query: string, who = reviewer) =>
  (await client.ask(z.array(ReviewCaseView), who, 'GET', `/api/reviews?${query}`)).body
const aCase = async (given: object = {}) =>
  (await aSubmittedEmployer(bench, { stationId, ...given })).employer.openCaseId!

describe('the queue', () => {
  test('tells what the checks find in each, and is filtered by the heaviest', async () => {
    const clean = await aCase()
    const failing = await aCase({ creditCode: aFailingCreditCode() })
    const rows = new Map((await queue('state=submitted')).map((each) => [each.id, each]))
    const { block, return: returns, flag } = rows.get(clean)!.findings!
    expect({ block, returns }).toEqual({ block: 0, returns: 0 })
    expect(rows.get(failing)!.findings).toEqual({ block, return: returns, flag: flag + 1 })
    expect((await queue('weight=flag')).map((each) => each.id)).toContain(failing)
    expect(await queue('weight=block')).toEqual([])
  })

  test('weighs a job by its words and its sums', async () => {
    const { owner, employer } = await anApprovedEmployer(bench, { stationId })
    const { openCaseId } = await aSubmittedJob(owner, employer.id, { description: '只招女工，男性勿扰' })
    const [row] = await queue('subject=job')
    expect(row).toMatchObject({ id: openCaseId, findings: { block: 0 } })
    expect(row!.findings!.return).toBeGreaterThan(0)
    expect((await queue('weight=return')).map((each) => each.id)).toEqual([openCaseId])
  })

  test('finds by part of a name, by who holds it, and by station', async () => {
    const id = await aCase({ name: '（演示）百%纺织' })
    expect((await queue(`q=${encodeURIComponent('百%')}`)).map((each) => each.id)).toEqual([id])
    await claimCase(colleague.ctx, id)
    expect((await queue(`holder=${colleague.personId}`)).map((each) => each.id)).toEqual([id])
    expect((await queue(`station=${stationId}&state=claimed`)).map((each) => each.id)).toEqual([id])
    expect(await queue(`station=${(await aStation(bench)).id}`)).toEqual([])
    expect((await client.refused(reviewer, 'GET', '/api/reviews?weight=heavy')).code).toBe('invalid_body')
  })

  test('finds an appeal by its state: it is a stage of the case it is about, and no kind of its own', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
    const id = employer.openCaseId!
    const no = { decision: 'reject', reasonCode: 'not_qualified', publicNote: '不合规定', parts: {} } as const
    const { version } = await decided(reviewer.ctx, id, no)
    expect(await queue('state=appealed')).toEqual([])
    await appealCase(owner.ctx, id, { expectedVersion: version, statement: '请再看一次' })
    expect((await queue('state=appealed&subject=employer')).map((each) => each.id)).toEqual([id])
    expect((await client.refused(reviewer, 'GET', '/api/reviews?subject=appeal')).code).toBe('invalid_body')
  })

  test('shows what is late against the promise', async () => {
    const id = await aCase()
    expect((await queue('overdue=true')).map((each) => each.id)).not.toContain(id)
    bench.clock.set('2026-11-26T12:00:00+08:00')
    const later = await aStaff(bench, 'reviewer', stationId)
    const late = await queue('overdue=true', later)
    expect(late.map((each) => each.id)).toContain(id)
    expect(late.every((each) => each.overdue)).toBe(true)
  })

  test('weighs what waits anew each day, once', async () => {
    bench.clock.set('2026-11-30T12:00:00+08:00')
    let weighed = 0
    for (let some = await weighWaiting(bench.system); some > 0; some = await weighWaiting(bench.system)) weighed += some
    expect(weighed).toBeGreaterThan(3)
    expect(await weighWaiting(bench.system)).toBe(0)
  })
})

describe('a filter of one’s own', () => {
  const filter = { state: 'submitted', weight: 'block' }

  test('is kept under a name, replaced by one of the same name, and forgotten', async () => {
    const me = await aStaff(bench, 'reviewer', stationId)
    const keep = (body: object) => client.ask(SavedFilterView, me, 'POST', '/api/reviews/filters', body)
    const mine = async () => (await client.ask(z.array(SavedFilterView), me, 'GET', '/api/reviews/filters')).body
    const { body, status } = await keep({ name: '重的', filter })
    expect([status, body.filter]).toEqual([201, filter])
    await keep({ name: '重的', filter: { overdue: 'true' } })
    expect(await mine()).toEqual([{ id: body.id, name: '重的', filter: { overdue: 'true' } }])
    const other = await aStaff(bench, 'reviewer', stationId)
    expect((await client.refused(other, 'DELETE', `/api/reviews/filters/${body.id}`)).code).toBe('not_found')
    expect((await client.send(me, 'DELETE', `/api/reviews/filters/${body.id}`)).status).toBe(204)
    expect(await mine()).toEqual([])
  })

  test('is one of twenty, and of known words', async () => {
    const me = await aStaff(bench, 'reviewer', stationId)
    for (let nth = 0; nth < 20; nth++)
      await client.send(me, 'POST', '/api/reviews/filters', { name: `第${nth}个`, filter })
    const more = { name: '再一个', filter }
    expect((await client.refused(me, 'POST', '/api/reviews/filters', more)).code).toBe('filters_full')
    const unknown = { name: '别的', filter: { colour: 'red' } }
    expect((await client.refused(me, 'POST', '/api/reviews/filters', unknown)).code).toBe('invalid_body')
    expect((await client.refused(await aPerson(bench), 'GET', '/api/reviews/filters')).code).toBe('forbidden')
  })
})

describe('claiming several at once', () => {
  test('answers for each: what one is refused for spoils none of the others', async () => {
    const [me, other] = [await aStaff(bench, 'reviewer', stationId), await aStaff(bench, 'reviewer', stationId)]
    const [free, taken] = [await aCase(), await aCase()]
    const elsewhere = (await aSubmittedEmployer(bench)).employer.openCaseId!
    await claimCase(other.ctx, taken)
    const ids = [free, taken, elsewhere]
    const { body } = await client.ask(z.array(ClaimedView), me, 'POST', '/api/reviews/claims', { ids })
    expect(body).toMatchObject([
      { id: free, claimed: { state: 'claimed', mine: true }, problem: null },
      { id: taken, claimed: null, problem: { code: 'claimed_by_other' } },
      { id: elsewhere, claimed: null, problem: { code: 'not_found' } },
    ])
  })

  test('takes 50 at most, and reviewers only', async () => {
    const me = await aStaff(bench, 'reviewer', stationId)
    const ids = Array.from({ length: 51 }, () => crypto.randomUUID())
    expect((await client.refused(me, 'POST', '/api/reviews/claims', { ids })).code).toBe('invalid_body')
    const few = { ids: ids.slice(0, 1) }
    expect((await client.refused(await aPerson(bench), 'POST', '/api/reviews/claims', few)).code).toBe('forbidden')
    expect((await client.refused(null, 'POST', '/api/reviews/claims', few)).code).toBe('not_signed_in')
  })
})
