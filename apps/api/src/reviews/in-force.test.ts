import { QueueCountsView, type ReviewSearch } from '@zhibo/core/reviews/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { cardsOf } from '../jobs/cards.ts'
import { jobFile } from '../jobs/read.ts'
import { saveJobDraft } from '../jobs/save-draft.ts'
import { withdrawJob } from '../jobs/step.ts'
import { submitJob } from '../jobs/submit.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { trailOf } from '../testing/audit.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aJobContent, type APublishedJob, aPublishedJob, aSubmittedJob } from '../testing/jobs.ts'
import { aPolicy } from '../testing/policies.ts'
import { signed } from '../testing/reviews.ts'
import { queueCounts, searchCases } from './list.ts'
import { markFinding } from './finding-marks.ts'
import { findCase } from './queries.ts'
import { reinstateCase, suspendCase } from './suspend.ts'
import { forgetOutdated, weighInForce } from './weigh-in-force.ts'
import { weighWaiting } from './weigh-waiting.ts'

/** A Friday, under the newest set of rules. */
const start = '2026-11-27T12:00:00+08:00'
let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer
let lead: SignedIn
let nth = 0

beforeAll(async () => {
  bench = await aBench()
  bench.clock.set(start)
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
  lead = await aStaff(bench, 'lead', by.stationId)
  await aPolicy(bench, raise)
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set(start))

/** A Tuesday. The jobs of these tests promise ¥2,600 and fall under it; those at ¥2,800 do not. */
const raise = { kind: 'minimum_wage', from: '2026-12-01', value: { monthlyFen: 270_000, hourlyFen: 2_600 } } as const
const theDay = () => bench.clock.set('2026-12-01T00:01:00+08:00')
const pay = (floorFen: number) => ({ ...aJobContent().pay, floorFen })
const why = { reasonCode: 'pay_below_minimum' as const, publicNote: '保底低于最低工资', internalNote: '' }

const aJob = (floorFen: number, given: Parameters<typeof aPublishedJob>[1] = {}) =>
  aPublishedJob(bench, { by, title: `新标准平车工${++nth}`, pay: pay(floorFen), ...given })
const sweep = async () => {
  let went = 0
  for (let some = await weighInForce(bench.system); some > 0; some = await weighInForce(bench.system)) went += some
  return went
}
const cases = (search: Partial<ReviewSearch>) => searchCases(lead.ctx, { limit: 100, ...search })
const caseOf = async ({ job }: APublishedJob) =>
  (await cases({ state: 'approved', subject: 'job' })).find(({ subjectId }) => subjectId === job.id)!
const listed = async (search: Partial<ReviewSearch> = { outdated: 'true' }) =>
  (await cases(search)).map(({ subjectId }) => subjectId)
const count = async () => (await queueCounts(lead.ctx)).outdated
const told = async (title: string) =>
  (await readOutbox(bench.system, 500)).filter(({ template, text }) => template === 'outdated' && text.includes(title))

describe('on the day from which a higher minimum wage holds', () => {
  test('a published job under it is found and its owner told once; a lead decides, nothing is taken off by itself', async () => {
    const [under, over] = [await aJob(260_000), await aJob(280_000)]
    bench.clock.set('2026-11-30T23:59:00+08:00')
    await sweep()
    expect(await listed()).toEqual([])

    theDay()
    const before = await count()
    await sweep()
    expect(await listed()).toContain(under.job.id)
    expect(await listed({ state: 'approved', weight: 'block' })).toContain(under.job.id)
    expect(await listed()).not.toContain(over.job.id)
    expect(await count()).toBe(before + 1)
    // Five working days from the Tuesday on.
    const mendBy = '2026-12-07T16:01:00.000Z'
    expect(await caseOf(under)).toMatchObject({ mendBy, state: 'approved' })
    expect(await jobFile(by.owner.ctx, under.job.id)).toMatchObject({ mendBy, state: 'published' })
    expect((await cardsOf(bench.system, [under.job.id])).get(under.job.id)!.state).toBe('published')
    const [message, ...more] = await told(under.card.title)
    expect(more).toEqual([])
    expect(message!.text).toContain('2,700')
    expect(message!.text).toContain('2026-12-08')
    expect(await told(over.card.title)).toEqual([])
    expect(await trailOf(bench, (await caseOf(under)).id)).toContain('review.outdated')

    expect(await sweep(), 'nothing has changed since').toBe(0)
    bench.clock.set('2026-12-02T09:00:00+08:00')
    expect(await sweep(), 'nor on the day after').toBe(0)
    expect(await told(under.card.title)).toHaveLength(1)
  })

  test('a job that is mended, once approved, is listed no more', async () => {
    const { job, card } = await aJob(260_000)
    theDay()
    await sweep()
    const { version } = await jobFile(by.owner.ctx, job.id)
    const content = aJobContent({ title: card.title, pay: pay(290_000) })
    const saved = await saveJobDraft(by.owner.ctx, job.id, { expectedVersion: version, draft: content })
    const { openCaseId } = await submitJob(by.owner.ctx, job.id, { expectedVersion: saved.version })
    expect(await listed()).toContain(job.id)
    await decided(by.reviewer.ctx, openCaseId!)
    expect(await listed()).not.toContain(job.id)
    expect((await jobFile(by.owner.ctx, job.id)).mendBy).toBeNull()
  })

  test('a job that ended needs no mending', async () => {
    const { job } = await aJob(260_000)
    theDay()
    await sweep()
    await forgetOutdated(bench.system)
    expect(await listed()).toContain(job.id)
    const { version } = await jobFile(by.owner.ctx, job.id)
    await withdrawJob(by.owner.ctx, job.id, { expectedVersion: version })
    await forgetOutdated(bench.system)
    expect(await listed()).not.toContain(job.id)
  })

  test('nobody is told of a job whose last day is over', async () => {
    const { job, card } = await aJob(260_000, { validUntil: '2026-11-30' })
    theDay()
    await sweep()
    expect(await listed()).not.toContain(job.id)
    expect(await told(card.title)).toEqual([])
  })

  test('a lead suspends it, and after a reinstatement it is found again while it is not mended', async () => {
    const published = await aJob(260_000)
    theDay()
    await sweep()
    const { id, version } = await caseOf(published)
    const taken = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    expect(await listed()).not.toContain(published.job.id)
    await signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: taken.version, ...why }))
    await sweep()
    expect(await listed()).toContain(published.job.id)
  })

  test('a finding that a reviewer marks as wrong is no reason to mend', async () => {
    const published = await aJob(260_000)
    theDay()
    await sweep()
    const { id } = await caseOf(published)
    const marks = ['pay.floorFen', 'probationPayPercent'] as const
    const rules = { 'pay.floorFen': 'below_minimum_wage', probationPayPercent: 'probation' } as const
    for (const field of marks)
      await markFinding(by.reviewer.ctx, id, { rule: rules[field], field, text: '', note: '标准录错了' })
    await sweep()
    expect(await listed()).not.toContain(published.job.id)
    expect((await caseOf(published)).findings!.block).toBe(0)
  })
})

test('what a reviewer let stand is no news, whatever changes', async () => {
  const { job, card } = await aJob(280_000, { description: '只招女工，男性勿扰。做校服。' })
  theDay()
  await sweep()
  expect(await listed()).not.toContain(job.id)
  expect(await told(card.title)).toEqual([])
})

describe('a new set of rules', () => {
  test('finds the file of an employer approved under the old one, in which nobody said how long its licence is good', async () => {
    const employer = await anApprovedEmployer(bench, { stationId: by.stationId, name: '（演示）旧规通过的厂' })
    const { db } = bench.deps
    // As revisions from before it was asked for are: the day left out, and nothing kept of what was let stand.
    const { rows } = await sql<{ id: string }>`
      insert into employer_revision (employer_id, number, content, created_by, created_at)
      select employer_id, 2, content || '{"licenceExpires": null}', created_by, created_at
      from employer_revision where employer_id = ${employer.employer.id} returning id`.execute(db)
    const revision_id = rows[0]!.id
    const old = { revision_id, revision_number: 2, accepted: sql<string>`null`, measured_by: '2026-11-24' }
    await db
      .updateTable('employer')
      .set({ approved_revision_id: revision_id })
      .where('id', '=', employer.employer.id)
      .execute()
    await db.updateTable('review_case').set(old).where('subject_id', '=', employer.employer.id).execute()

    await sweep()
    expect(await listed()).toContain(employer.employer.id)
    expect(await employerFile(employer.owner.ctx, employer.employer.id)).toMatchObject({
      state: 'approved',
      mendBy: expect.any(String),
    })
    const [message] = await told('旧规通过的厂')
    expect(message!.text).toContain('长期')
    await sweep()
    expect(await told('旧规通过的厂')).toHaveLength(1)
  })
})

test('the counts of the queue are for staff who may read it, of their own stations', async () => {
  const elsewhere = await anApprovedEmployer(bench)
  expect((await client.ask(QueueCountsView, elsewhere.reviewer, 'GET', '/api/reviews/counts')).body.outdated).toBe(0)
  expect((await client.refused(null, 'GET', '/api/reviews/counts')).code).toBe('not_signed_in')
  expect((await client.refused(by.owner, 'GET', '/api/reviews/counts')).code).toBe('forbidden')
})

test('what waits is weighed anew in the very minute in which a row for a day that has begun is confirmed', async () => {
  bench.clock.set('2027-02-01T09:00:00+08:00')
  const { openCaseId } = await aSubmittedJob(by.owner, by.employer.id, { pay: pay(275_000) })
  const weighed = async () => {
    while ((await weighWaiting(bench.system)) > 0);
    return (await findCase(bench.system, openCaseId!)).blocks
  }
  bench.clock.set('2027-02-01T09:01:00+08:00')
  expect(await weighed()).toBe(0)
  await aPolicy(bench, { ...raise, from: '2027-02-01', value: { monthlyFen: 280_000, hourlyFen: 2_700 } })
  bench.clock.set('2027-02-01T09:02:00+08:00')
  expect(await weighed()).toBeGreaterThan(0)
})
