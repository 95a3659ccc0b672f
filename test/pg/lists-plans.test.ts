import { type Ctx, withTx } from '@zhibo/api/context'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { expireApprovals } from '@zhibo/api/employers/expire'
import { expireJobs } from '@zhibo/api/jobs/expire'
import { myJobs, searchJobs } from '@zhibo/api/jobs/read'
import { expireClaims } from '@zhibo/api/reviews/expire-claims'
import { lockUnmeasured } from '@zhibo/api/reviews/queries'
import { queueCounts, searchCases } from '@zhibo/api/reviews/list'
import { forgetOutdated } from '@zhibo/api/reviews/weigh-in-force'
import { weighWaiting } from '@zhibo/api/reviews/weigh-waiting'
import { standingOf } from '@zhibo/api/reviews/standing'
import { aStaff, type SignedIn } from '@zhibo/api/testing/identity'
import { aPublishedJob, type APublishedJob } from '@zhibo/api/testing/jobs'
import { analyse, copies, misledBy, ownRevisions, plansOf } from '@zhibo/api/testing/plans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let bench: Bench
let first: APublishedJob
let lead: SignedIn
let caseId: string

beforeAll(async () => {
  bench = await aBench()
  first = await aPublishedJob(bench)
  lead = await aStaff(bench, 'lead')
  await copies(bench, 'employer', first.employer.id, 1000, { credit_code: 'n::text' })
  await copies(bench, 'job', first.job.id, 100_000, {
    employer_id: '((select array_agg(id) from employer))[1 + n % 1000]',
    title: `(array['平车工', '整件车工', '裁床师傅', '质检员', '大烫工'])[1 + n % 5]`,
    trade: `(array['flat_seamer', 'whole_garment', 'cutting', 'quality', 'ironing'])[1 + n % 5]`,
    state: `(array['published', 'expired', 'draft', 'paused'])[1 + n % 4]`,
  })
  await ownRevisions(bench, first.job.id)
  const { id } = await bench.deps.db.selectFrom('review_case').select('id').limit(1).executeTakeFirstOrThrow()
  caseId = id
  await copies(bench, 'review_case', id, 100_000, {
    subject_id: 'uuidv7()',
    state: `case when n % 200 = 0 then 'submitted' when n % 9 = 0 then 'returned' else 'approved' end`,
    due_at: `source.due_at + (n - 50000) * interval '1 minute'`,
    title: `'（演示）第' || n || '制衣厂'`,
    blocks: `case when n % 1000 = 0 then 1 else 0 end`,
    differs: `n % 5000 = 0`,
    measured_by: `case when n % 1000 = 1 then '' else '9999-01-01' end`,
    mend_by: `case when n % 5000 = 2 then source.due_at end`,
  })
  await analyse(bench)
}, 120_000)
afterAll(() => bench.close())

const large = ['job', 'job_revision', 'review_case']
const lists: [string, (ctx: Ctx) => Promise<unknown>][] = [
  ['the open jobs', (ctx) => searchJobs(ctx, { limit: 30 })],
  ['a further page of them', (ctx) => searchJobs(ctx, { limit: 30, cursor: first.job.id })],
  ['those of a trade', (ctx) => searchJobs(ctx, { limit: 30, trade: 'cutting' })],
  ['those with a word in their title', (ctx) => searchJobs(ctx, { limit: 30, q: '裁床师' })],
  ['those of an employer', (ctx) => searchJobs(ctx, { limit: 30, employerId: first.employer.id })],
  ['the jobs of my employer', (ctx) => myJobs(ctx, first.employer.id)],
  ['where a file stands', (ctx) => standingOf(ctx, 'employer', first.employer.id)],
  ['the review queue', (ctx) => searchCases(ctx, { state: 'submitted', limit: 50 })],
  ['the whole review queue', (ctx) => searchCases(ctx, { limit: 50 })],
  ['a further page of the review queue', (ctx) => searchCases(ctx, { state: 'submitted', limit: 50, cursor: caseId })],
  ['the queue of a station', (ctx) => searchCases(ctx, { state: 'submitted', station: first.stationId, limit: 50 })],
  ['the queue of a kind', (ctx) => searchCases(ctx, { state: 'submitted', subject: 'job', limit: 50 })],
  ['the queue of what is late', (ctx) => searchCases(ctx, { overdue: 'true', limit: 50 })],
  ['the queue of what weighs', (ctx) => searchCases(ctx, { state: 'approved', weight: 'block', limit: 50 })],
  ['the queue of what differs', (ctx) => searchCases(ctx, { differs: 'true', limit: 50 })],
  ['the queue by part of a name', (ctx) => searchCases(ctx, { q: '77777制', limit: 50 })],
  ['the queue by who holds what', (ctx) => searchCases(ctx, { holder: first.reviewer.personId, limit: 50 })],
  ['what is to be weighed', (ctx) => weighWaiting(ctx)],
  [
    'what is in force and to be weighed again',
    (ctx) => withTx(ctx, (tx) => lockUnmeasured(tx, { rules: '2026-01-01', since: new Date() }, 50)),
  ],
  ['what is in force and was to be mended', (ctx) => forgetOutdated(ctx)],
  ['the queue of what new rules found', (ctx) => searchCases(ctx, { outdated: 'true', limit: 50 })],
  ['the counts of the queue', (ctx) => queueCounts(ctx)],
  ['the cases I hold', (ctx) => searchCases(ctx, { mine: 'true', limit: 50 })],
  ['claims that ran out', (ctx) => expireClaims(ctx)],
  ['approvals that run out', (ctx) => expireApprovals(ctx)],
  ['jobs that are over', (ctx) => expireJobs(ctx)],
]

describe('at 100,000 rows', () => {
  test.each(lists)('%s are found by an index', async (name, list) => {
    const staffOnly = name.includes('queue') || name.includes('I hold')
    const memberOnly = name.includes('my employer')
    const from = staffOnly ? lead.ctx : memberOnly ? first.owner.ctx : bench.system
    const plans = await plansOf(bench, list, from)

    expect(plans.length).toBeGreaterThan(0)
    const scanned = plans.flatMap((plan) => plan.scanned)
    expect(scanned.filter((table) => large.includes(table))).toEqual([])
    expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
  })

  test('a word that few names have is found by an index, though the planner takes it for a common one', async () => {
    await misledBy(bench, 'review_case', 'title', '（演示）第77777制衣厂')
    for (const search of [{ q: '77777制' }, { q: '77777制', state: 'approved' }] as const) {
      const plans = await plansOf(bench, (ctx) => searchCases(ctx, { limit: 50, ...search }), lead.ctx)
      expect(plans.flatMap((plan) => plan.scanned)).toEqual([])
      expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
    }
  })

  test('a word that nearly all names have is read no further than the page', async () => {
    const plans = await plansOf(bench, (ctx) => searchCases(ctx, { q: '制衣厂', limit: 50 }), lead.ctx)
    expect(plans.flatMap((plan) => plan.scanned)).toEqual([])
    expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
  })
})
