import { FindingMarkView } from '@zhibo/core/reviews/finding-marks'
import { ReviewNumbersView } from '@zhibo/core/reviews/numbers'
import { ReinspectionView } from '@zhibo/core/reviews/reinspections'
import { type Decide, ReviewCaseDetailView, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { submitEmployer } from '../employers/submit.ts'
import { entriesOf } from '../testing/audit.ts'
import { type AnEmployer, aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aPolicy } from '../testing/policies.ts'
import { aStation } from '../testing/stations.ts'
import { signProposal } from './sign.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let staff: Record<'first' | 'second' | 'lead' | 'foreign' | 'auditor', SignedIn>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
  staff = {
    first: await aStaff(bench, 'reviewer', stationId),
    second: await aStaff(bench, 'reviewer', stationId),
    lead: await aStaff(bench, 'lead'),
    foreign: await aStaff(bench, 'reviewer', (await aStation(bench)).id),
    auditor: await aStaff(bench, 'auditor'),
  }
})
afterAll(() => bench.close())

const aCase = async () => (await aSubmittedEmployer(bench, { stationId })).employer.openCaseId!
const share = (sharePercent: number, from: string) =>
  aPolicy(bench, { kind: 'reinspection', value: { sharePercent }, from })
const drawn = async (who: SignedIn, state: string) =>
  (await client.ask(z.array(ReinspectionView), who, 'GET', `/api/reinspections?state=${state}`)).body
const settled = async (who: SignedIn, id: string, word: string) =>
  (await client.ask(ReinspectionView, who, 'POST', `/api/reinspections/${id}/settlements`, { word })).body

describe('a finding marked as wrong', () => {
  const mark = { rule: 'sex', field: 'introduction', text: '限女装', note: '说的是产品' }

  test('is listed for whoever tends the rules, who says whether it was right', async () => {
    const id = await aCase()
    const path = `/api/reviews/${id}/finding-marks`
    const { body: made, status } = await client.ask(FindingMarkView, staff.first, 'POST', path, mark)
    expect(status).toBe(201)
    expect(made).toMatchObject({ ...mark, state: 'open', mine: true, caseId: id })
    expect((await client.refused(staff.second, 'POST', path, mark)).code).toBe('mark_exists')
    const { body: open } = await client.ask(ReviewCaseDetailView, staff.second, 'GET', `/api/reviews/${id}`)
    expect(open.marks).toMatchObject([{ id: made.id, mine: false }])
    const { body: listed } = await client.ask(
      z.array(FindingMarkView),
      staff.lead,
      'GET',
      '/api/finding-marks?state=open',
    )
    expect(listed.map((each) => each.id)).toContain(made.id)

    const settle = `/api/finding-marks/${made.id}/settlements`
    const word = { finding: 'overturned', word: '女装是产品，规则要改' }
    expect((await client.refused(staff.second, 'POST', settle, word)).code).toBe('forbidden')
    expect((await client.refused(staff.foreign, 'POST', settle, word)).code).toBe('not_found')
    const { body: said } = await client.ask(FindingMarkView, staff.lead, 'POST', settle, word)
    expect(said).toMatchObject({ state: 'overturned', word: word.word, settledBy: { id: staff.lead.personId } })
    expect((await client.refused(staff.lead, 'POST', settle, word)).code).toBe('not_from_here')
    expect((await client.refused(staff.first, 'DELETE', `${path}/${made.id}`)).code).toBe('not_from_here')
    const trail = await entriesOf(bench, 'review_case', id)
    expect(trail.map(({ action }) => action)).toEqual([
      'review.finding_marked',
      'review.opened',
      'review.finding_settled',
    ])
    expect(JSON.stringify(trail)).not.toContain('限女装')
  })

  test('is settled by another lead than the one who made it, and the list says so', async () => {
    const id = await aCase()
    const lead = await aStaff(bench, 'lead', stationId)
    const path = `/api/reviews/${id}/finding-marks`
    const { body } = await client.ask(FindingMarkView, lead, 'POST', path, mark)
    const seenBy = async (who: SignedIn) => {
      const listed = await client.ask(z.array(FindingMarkView), who, 'GET', '/api/finding-marks?state=open')
      return listed.body.find((each) => each.id === body.id)
    }
    expect(await seenBy(lead)).toMatchObject({ mine: true, settledByOthers: true, stationId })
    expect(await seenBy(staff.lead)).toMatchObject({ mine: false, settledByOthers: false })
    const settle = `/api/finding-marks/${body.id}/settlements`
    const word = { finding: 'upheld', word: '提示没错' }
    expect((await client.refused(lead, 'POST', settle, word)).code).toBe('own_submission')
    await client.ask(FindingMarkView, await aStaff(bench, 'lead', stationId), 'POST', settle, word)
  })

  test('is taken back by whoever made it, and by nobody else', async () => {
    const path = `/api/reviews/${await aCase()}/finding-marks`
    for (const [who, code] of [
      [staff.auditor, 'forbidden'],
      [staff.foreign, 'not_found'],
    ] as const)
      expect((await client.refused(who, 'POST', path, mark)).code).toBe(code)
    const { body } = await client.ask(FindingMarkView, staff.first, 'POST', path, mark)
    expect((await client.refused(staff.second, 'DELETE', `${path}/${body.id}`)).code).toBe('forbidden')
    expect((await client.send(staff.first, 'DELETE', `${path}/${body.id}`)).status).toBe(204)
    expect((await client.refused(staff.first, 'DELETE', `${path}/${body.id}`)).code).toBe('not_found')
  })
})

describe('a second look', () => {
  test('is drawn by the share of the day, answered once, by somebody who had no part in the first', async () => {
    await share(100, '2026-11-23')
    const id = await aCase()
    await decided(staff.first.ctx, id)
    const look = (await drawn(staff.second, 'open')).find((each) => each.caseId === id)!
    expect(look).toMatchObject({ decidedBy: { id: staff.first.personId }, notByMe: false, answeredBy: null })
    expect((await drawn(staff.first, 'open')).find((each) => each.caseId === id)).toMatchObject({ notByMe: true })
    expect(await drawn(staff.foreign, 'open')).toEqual([])
    // The draw itself is in the trail, before the approval it was drawn from: who decided had no hand in it.
    expect((await entriesOf(bench, 'review_case', id)).slice(-2)).toMatchObject([
      { action: 'review.drawn', detail: { revision: look.revisionId, sharePercent: 100 } },
      { action: 'review.approve' },
    ])

    const path = `/api/reinspections/${look.id}/answers`
    const agrees = { answer: 'agrees' }
    expect((await client.refused(staff.first, 'POST', path, agrees)).code).toBe('own_submission')
    expect((await client.refused(staff.auditor, 'POST', path, agrees)).code).toBe('forbidden')
    expect((await client.refused(staff.foreign, 'POST', path, agrees)).code).toBe('not_found')
    const { body } = await client.ask(ReinspectionView, staff.second, 'POST', path, agrees)
    expect(body).toMatchObject({ state: 'agrees', answeredBy: { id: staff.second.personId } })
    expect((await client.refused(staff.second, 'POST', path, agrees)).code).toBe('not_from_here')
  })

  test('that differs says why, and stands in the queue of the leads until one has settled it', async () => {
    const id = await aCase()
    await decided(staff.first.ctx, id)
    const look = (await drawn(staff.second, 'open')).find((each) => each.caseId === id)!
    const path = `/api/reinspections/${look.id}/answers`
    expect((await client.refused(staff.second, 'POST', path, { answer: 'differs' })).code).toBe('invalid_body')
    await client.ask(ReinspectionView, staff.second, 'POST', path, { answer: 'differs', note: '执照地址对不上' })

    const inQueue = async () =>
      (await client.ask(z.array(ReviewCaseView), staff.lead, 'GET', '/api/reviews?differs=true')).body.map(
        (each) => each.id,
      )
    expect(await inQueue()).toEqual([id])
    const word = { word: '已电话核实，地址是分厂' }
    const seenBy = async (who: SignedIn) => (await drawn(who, 'differs')).find(({ caseId }) => caseId === id)
    for (const who of [staff.first, staff.second]) expect(await seenBy(who)).toMatchObject({ settledByOthers: true })
    expect(await seenBy(staff.lead)).toMatchObject({ settledByOthers: false })
    const refused = await client.refused(staff.second, 'POST', `/api/reinspections/${look.id}/settlements`, word)
    expect(refused.code).toBe('forbidden')
    expect(await settled(staff.lead, look.id, word.word)).toMatchObject({ state: 'settled', word: word.word })
    expect(await inQueue()).toEqual([])
    expect((await entriesOf(bench, 'review_case', id)).slice(-2)).toMatchObject([
      { action: 'review.reinspected', detail: { answer: 'differs' } },
      { action: 'review.reinspection_settled', actor_id: staff.lead.personId },
    ])
  })

  test('is drawn of nothing when the share is 0', async () => {
    bench.clock.set('2026-11-24T09:00:00+08:00')
    await share(0, '2026-11-24')
    const id = await aCase()
    await decided(staff.first.ctx, id)
    expect((await drawn(await aStaff(bench, 'lead'), 'open')).map((each) => each.caseId)).not.toContain(id)
    expect((await entriesOf(bench, 'review_case', id)).map(({ action }) => action)).not.toContain('review.drawn')
  })
})

describe('the numbers', () => {
  let station: string
  let one: SignedIn
  let two: SignedIn

  /** Three cases and one that two people approve, at times that a hand can reckon with. 2026-12-07 is a Monday. */
  beforeAll(async () => {
    station = (await aStation(bench)).id
    ;[one, two] = [await aStaff(bench, 'reviewer', station), await aStaff(bench, 'reviewer', station)]
    const at = (time: string) => bench.clock.set(`2026-12-${time}:00+08:00`)
    const submitted = (given: object = {}) => aSubmittedEmployer(bench, { stationId: station, ...given })
    const decide = ({ employer }: AnEmployer, by: SignedIn, given: Partial<Decide> = {}) =>
      decided(by.ctx, employer.openCaseId!, given)

    at('07T12:00')
    const [clean, mended] = [await submitted(), await submitted()]
    at('08T00:00')
    await decide(clean, one) // half a working day
    at('08T12:00')
    const back = { decision: 'return', reasonCode: 'licence_unreadable', publicNote: '看不清' } as const
    await decide(mended, one, back) // one day
    const { version } = await employerFile(mended.owner.ctx, mended.employer.id)
    await submitEmployer(mended.owner.ctx, mended.employer.id, { expectedVersion: version })
    at('11T00:00')
    await decide(mended, two) // two and a half, and too late
    const lapsed = await submitted()
    at('14T12:00')
    await decide(lapsed, two, { decision: 'reject', reasonCode: 'not_qualified', publicNote: '执照过期' }) // one and a half
    const failing = await submitted({ creditCode: aFailingCreditCode() })
    at('15T12:00')
    const { id, version: proposed } = await decide(failing, one, { publicNote: '看过原件' })
    await signProposal(staff.lead.ctx, id, { expectedVersion: proposed, note: '' }) // one day
  })

  test('are those a hand reckons', async () => {
    const lead = await aStaff(bench, 'lead')
    const path = `/api/reviews/numbers?from=2026-12-07&to=2026-12-15&station=${station}`
    const { body } = await client.ask(ReviewNumbersView, lead, 'GET', path)
    // 0.5, 1, 1, 1.5, 2.5: the middle is 1; nine tenths of the way lie between the last two.
    expect(body.decisions).toEqual({
      all: 5,
      approved: 3,
      returned: 1,
      rejected: 1,
      medianDays: 1,
      p90Days: 2.1,
      withinPromise: 0.8,
      firstPass: 0.5,
      firstDecisions: 4,
    })
    expect(body.reasons).toEqual([
      { reasonCode: 'licence_unreadable', returned: 1, rejected: 0 },
      { reasonCode: 'not_qualified', returned: 0, rejected: 1 },
    ])
    expect(body.reviewers.map(({ reviewer, ...counts }) => [reviewer.id, counts])).toEqual([
      [one.personId, { approved: 2, returned: 1, rejected: 0, signed: 0, declined: 0, medianDays: 1 }],
      [two.personId, { approved: 1, returned: 0, rejected: 1, signed: 0, declined: 0, medianDays: 2 }],
      [staff.lead.personId, { approved: 0, returned: 0, rejected: 0, signed: 1, declined: 0, medianDays: null }],
    ])
    expect(body.days.map(({ day }) => day)).toEqual(['2026-12-08', '2026-12-11', '2026-12-14', '2026-12-15'])
    expect(body.days[0]).toEqual({ day: '2026-12-08', approved: 1, returned: 1, rejected: 0, medianDays: 0.75 })
  })

  test('tell marks and second looks', async () => {
    const lead = await aStaff(bench, 'lead')
    const { body } = await client.ask(
      ReviewNumbersView,
      lead,
      'GET',
      `/api/reviews/numbers?from=2026-11-23&to=2026-11-23&station=${stationId}&subject=employer`,
    )
    expect(body.findings).toEqual({
      marked: 2,
      upheld: 1,
      overturned: 1,
      open: 0,
      rules: [{ rule: 'sex', marked: 2, upheld: 1, overturned: 1, open: 0 }],
    })
    expect(body.agreement).toMatchObject({ drawn: 2, answered: 2, agreed: 1, share: 0.5 })
    expect(body.agreement.pairs).toMatchObject([
      { decidedBy: { id: staff.first.personId }, secondBy: { id: staff.second.personId }, answered: 2, agreed: 1 },
    ])
  })

  test('come as CSV too, each figure a line', async () => {
    const lead = await aStaff(bench, 'lead')
    const path = `/api/reviews/numbers.csv?from=2026-12-07&to=2026-12-15&station=${station}`
    const answer = await client.send(lead, 'GET', path)
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const text = await answer.text()
    expect(text).toContain('审核决定,2026-12-07 – 2026-12-15,,用时中位数（工作日）,1\r\n')
    expect(text).toContain('退回原因,执照看不清,licence_unreadable,退回,1\r\n')
  })

  test('are for those who read reviews, of their own stations, and of days in order', async () => {
    const [foreign, host] = [await aStaff(bench, 'reviewer', stationId), await aStaff(bench, 'host')]
    const path = '/api/reviews/numbers?from=2026-12-07&to=2026-12-15'
    const { body } = await client.ask(ReviewNumbersView, foreign, 'GET', path)
    expect(body.decisions).toMatchObject({ all: 0, medianDays: null, withinPromise: null, firstPass: null })
    expect((await client.refused(host, 'GET', path)).code).toBe('forbidden')
    const backwards = '/api/reviews/numbers?from=2026-12-15&to=2026-12-07'
    expect((await client.refused(foreign, 'GET', backwards)).code).toBe('invalid_body')
  })
})
