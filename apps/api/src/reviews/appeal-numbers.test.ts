import { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import type { ReviewCaseView } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { type AnEmployer, anApprovedEmployer, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, signedIn, type SignedIn } from '../testing/identity.ts'
import { aSubmittedJob } from '../testing/jobs.ts'
import { aStation } from '../testing/stations.ts'
import { appealCase, decideAppeal } from './appeal.ts'
import { markFinding, settleMark } from './finding-marks.ts'
import { declineProposal, signProposal } from './sign.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let station: string
let staff: Record<'first' | 'second' | 'lead' | 'county' | 'elsewhere', SignedIn>

const why = { reasonCode: 'not_qualified' as const, publicNote: '证照不符', internalNote: '' }

/**
 * Three companies and a job whose rejection is appealed. 2026-12-14 is a Monday, and the promise is two working days.
 *
 * A: Wed 16 noon → upheld Thu 17 noon: one day.  B: Wed 16 noon → overturned Mon 21 noon: three, too late.
 * C, the job: Fri 18 noon → still waits.  D: Wed 16 noon → a first answer is declined Thu 17, overturned Fri 18 at 0:00: 1.5.
 */
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  station = (await aStation(bench)).id
  staff = {
    first: await aStaff(bench, 'reviewer', station),
    second: await aStaff(bench, 'reviewer', station),
    lead: await aStaff(bench, 'lead', station),
    county: await aStaff(bench, 'lead'),
    elsewhere: await aStaff(bench, 'reviewer', (await aStation(bench)).id),
  }
  const at = (time: string) => bench.clock.set(`2026-12-${time}:00+08:00`)
  const rejected = (caseId: string) => decided(staff.first.ctx, caseId, { decision: 'reject', ...why })
  const appealed = (owner: AnEmployer['owner'], { id, version }: ReviewCaseView) =>
    appealCase(owner.ctx, id, { expectedVersion: version, statement: '请再看一次' })
  const answered = ({ id, version }: ReviewCaseView, decision: 'uphold' | 'overturn') =>
    decideAppeal(staff.second.ctx, id, { expectedVersion: version, decision, ...why })
  const signed = ({ id, version }: ReviewCaseView) =>
    signProposal(staff.lead.ctx, id, { expectedVersion: version, note: '' })

  at('14T12:00')
  const by = await anApprovedEmployer(bench, { stationId: station })
  const [a, b, d] = [
    await aSubmittedEmployer(bench, { stationId: station }),
    await aSubmittedEmployer(bench, { stationId: station }),
    await aSubmittedEmployer(bench, { stationId: station }),
  ]
  const job = await aSubmittedJob(by.owner, by.employer.id)
  at('15T12:00')
  const [rejectedA, rejectedB, rejectedD] = [
    await rejected(a.employer.openCaseId!),
    await rejected(b.employer.openCaseId!),
    await rejected(d.employer.openCaseId!),
  ]
  const rejectedJob = await rejected(job.openCaseId!)
  at('16T12:00')
  const [caseA, caseB, caseD] = [
    await appealed(a.owner, rejectedA),
    await appealed(b.owner, rejectedB),
    await appealed(d.owner, rejectedD),
  ]
  at('17T12:00')
  await signed(await answered(caseA, 'uphold'))
  const first = await answered(caseD, 'uphold')
  const back = await declineProposal(staff.lead.ctx, first.id, {
    expectedVersion: first.version,
    reason: '再看看附件',
  })
  at('18T00:00')
  await signed(await answered(back, 'overturn'))
  at('18T12:00')
  await appealed(by.owner, rejectedJob)
  at('21T12:00')
  await signed(await answered(caseB, 'overturn'))
})
afterAll(() => bench.close())

const numbers = async (from: string, to: string, given: { who?: SignedIn; more?: string } = {}) => {
  const path = `/api/reviews/numbers?from=2026-12-${from}&to=2026-12-${to}${given.more ?? `&station=${station}`}`
  // Days have gone by since they signed in.
  const reader = await signedIn(bench, (given.who ?? staff.county).personId, 'password')
  return (await client.ask(ReviewNumbersView, reader, 'GET', path)).body
}

describe('the numbers of appeals', () => {
  test('are those a hand reckons', async () => {
    // 1, 1.5, 3: the middle is 1.5; eight tenths of the way lie between the last two.
    expect((await numbers('16', '21')).appeals).toEqual({
      made: 4,
      upheld: 1,
      overturned: 2,
      open: 1,
      medianDays: 1.5,
      p90Days: 2.7,
      withinPromise: 0.667,
      subjects: [
        { subject: 'employer', made: 3, upheld: 1, overturned: 2, open: 0 },
        { subject: 'job', made: 1, upheld: 0, overturned: 0, open: 1 },
      ],
    })
  })

  test('count an appeal on its day, an answer on the day it was signed, and what waits as the days end', async () => {
    expect((await numbers('18', '18')).appeals).toMatchObject({
      made: 1,
      upheld: 0,
      overturned: 1,
      open: 2,
      medianDays: 1.5,
      withinPromise: 1,
    })
    expect((await numbers('17', '17')).appeals).toMatchObject({ made: 0, upheld: 1, overturned: 0, open: 2 })
    expect((await numbers('14', '15')).appeals).toEqual({
      made: 0,
      upheld: 0,
      overturned: 0,
      open: 0,
      medianDays: null,
      p90Days: null,
      withinPromise: null,
      subjects: [],
    })
  })

  test('are of one kind, and of the stations somebody reads', async () => {
    expect((await numbers('16', '21', { more: `&station=${station}&subject=job` })).appeals).toMatchObject({
      made: 1,
      open: 1,
      subjects: [{ subject: 'job' }],
    })
    expect((await numbers('16', '21', { who: staff.elsewhere, more: '' })).appeals.made).toBe(0)
    expect((await numbers('16', '21', { who: staff.elsewhere })).appeals.made).toBe(0)
    expect((await numbers('16', '21', { who: staff.first, more: '' })).appeals.made).toBe(4)
  })

  test('a signature that was declined is none', async () => {
    const { reviewers } = await numbers('16', '21')
    const lead = reviewers.find(({ reviewer }) => reviewer.id === staff.lead.personId)
    expect(lead).toMatchObject({ signed: 3, declined: 1, approved: 0 })
  })
})

test('findings marked as wrong are upheld, overturned, or still to be looked at', async () => {
  bench.clock.set('2026-12-22T09:00:00+08:00')
  const { employer } = await aSubmittedEmployer(bench, { stationId: station })
  const mark = (text: string, rule = 'sex') =>
    markFinding(staff.first.ctx, employer.openCaseId!, { rule, field: 'introduction', text, note: '' })
  const [right, wrong] = [await mark('限女装'), await mark('男装车间')]
  await mark('押金')
  await mark('押金', 'fees')
  await settleMark(staff.lead.ctx, right.id, { finding: 'upheld', word: '提示没错' })
  await settleMark(staff.lead.ctx, wrong.id, { finding: 'overturned', word: '规则要改' })
  expect((await numbers('22', '22')).findings).toEqual({
    marked: 4,
    upheld: 1,
    overturned: 1,
    open: 2,
    rules: [
      { rule: 'sex', marked: 3, upheld: 1, overturned: 1, open: 1 },
      { rule: 'fees', marked: 1, upheld: 0, overturned: 0, open: 1 },
    ],
  })
})

test('as CSV each figure has its words in the reader’s language, and the code beside what stands for one', async () => {
  const csv = async (language: string) => {
    const path = `/api/reviews/numbers.csv?from=2026-12-16&to=2026-12-22&station=${station}`
    const reader = await signedIn(bench, staff.county.personId, 'password')
    return (await client.send(reader, 'GET', path, undefined, { 'accept-language': language })).text()
  }
  const zh = await csv('zh-CN')
  expect(zh).toContain('项目,谁或什么,代码,指标,数值\r\n')
  expect(zh).toContain('申诉,岗位,job,还在等,1\r\n')
  expect(zh).toContain('申诉,2026-12-16 – 2026-12-22,,按时答复率,0.667\r\n')
  expect(zh).toContain('说判错的提示,收费、押金,fees,等着看,1\r\n')
  const en = await csv('en')
  expect(en).toContain('About,Who or what,Code,Figure,Value\r\n')
  expect(en).toContain('Appeals,Job,job,Still open,1\r\n')
  expect(en).toContain('Findings marked as wrong,Fees,fees,To look at,1\r\n')
  expect(en.replaceAll(/员工\d+/g, ''), 'but for names').not.toMatch(/[一-鿿]/)
})
