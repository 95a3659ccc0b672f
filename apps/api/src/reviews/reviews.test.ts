import { ReviewCaseDetailView, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { acceptInvitation } from '../employers/answer-invitation.ts'
import { createEmployer } from '../employers/create.ts'
import { inviteMember } from '../employers/invite.ts'
import { employerFile } from '../employers/read.ts'
import { saveEmployerDraft } from '../employers/save-draft.ts'
import { submitEmployer } from '../employers/submit.ts'
import { aLicencePicture, anEmployerFile, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aPhone, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { claimCase, takeOverCase } from './claim.ts'
import { decideCase } from './decide.ts'
import { expireClaims } from './expire-claims.ts'
import { openCase } from './open-detail.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let reviewer: SignedIn
let colleague: SignedIn
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
  reviewer = await aStaff(bench, 'reviewer', stationId)
  colleague = await aStaff(bench, 'reviewer', stationId)
  lead = await aStaff(bench, 'lead', stationId)
})
afterAll(() => bench.close())

const minute = 60_000
const pass = { result: 'pass' as const }
const approval = { decision: 'approve', parts: { qualification: pass, rules: pass }, reasonCode: 'complete_and_true' }
const returned = { decision: 'return' as const, reasonCode: 'licence_unreadable' as const, publicNote: '照片看不清' }
const back = { result: 'return' as const, reasonCode: returned.reasonCode }

async function aCase(): Promise<{ id: string; owner: SignedIn; employerId: string }> {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  return { id: employer.openCaseId!, owner, employerId: employer.id }
}

describe('a reviewer', () => {
  test('claims a case, looks at its evidence and approves it, and every step is in the trail', async () => {
    const { id, employerId } = await aCase()

    const claimed = await client.ask(ReviewCaseView, reviewer, 'POST', `/api/reviews/${id}/claims`)
    expect(claimed).toMatchObject({ status: 201, body: { state: 'claimed', mine: true, submittedByMe: false } })
    const { body } = await client.ask(ReviewCaseDetailView, reviewer, 'GET', `/api/reviews/${id}`)
    expect(body).toMatchObject({
      content: { kind: 'maker' },
      approvedContent: null,
      evidence: [{ label: 'licence', mediaType: 'image/jpeg' }],
    })
    const picture = await client.send(reviewer, 'GET', body.evidence[0]!.url)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    const decision = { ...approval, expectedVersion: claimed.body.version }
    const done = await client.ask(ReviewCaseView, reviewer, 'POST', `/api/reviews/${id}/decisions`, decision)

    expect(done.body).toMatchObject({ state: 'approved', claimedBy: null })
    // One approval in twenty is drawn for a second look.
    const trail = (await entriesOf(bench, 'review_case', id)).filter(({ action }) => action !== 'review.drawn')
    expect(trail.map((entry) => [entry.action, entry.actor_id, entry.scope])).toEqual(
      ['review.claimed', 'review.opened', 'review.approve'].map((action) => [action, reviewer.personId, stationId]),
    )
    expect(trail[1]!.detail).toEqual({ evidence: [expect.any(String)] })
    expect(trail[2]!.detail).toMatchObject({ subject: employerId, revision: body.revisionId })
  })

  test('sees the cases of their own station alone, what is due first at the top, page by page', async () => {
    const elsewhere = await aSubmittedEmployer(bench)
    bench.clock.advance(minute)
    const later = await aCase()

    const first = await client.ask(z.array(ReviewCaseView), reviewer, 'GET', '/api/reviews?state=submitted&limit=1')
    const rest = [...first.body]
    for (let next = nextOf(first.headers); next;) {
      const page = await client.ask(z.array(ReviewCaseView), reviewer, 'GET', next)
      rest.push(...page.body)
      next = nextOf(page.headers)
    }

    expect(rest.map((each) => each.id)).toContain(later.id)
    expect(rest.map((each) => each.id)).not.toContain(elsewhere.employer.openCaseId)
    expect(rest.map((each) => each.dueAt)).toEqual(rest.map((each) => each.dueAt).toSorted())
    expect(new Set(rest.map((each) => each.id)).size).toBe(rest.length)
    const problem = await client.refused(reviewer, 'GET', `/api/reviews/${elsewhere.employer.openCaseId}`)
    expect(problem.code).toBe('not_found')
  })

  test('finds the cases they hold', async () => {
    const { id } = await aCase()
    await claimCase(colleague.ctx, id)
    const mine = await client.ask(z.array(ReviewCaseView), colleague, 'GET', '/api/reviews?mine=true')
    expect(mine.body.map((each) => each.id)).toEqual([id])
  })

  test('has two working days', async () => {
    const { id } = await aCase()
    const { dueAt, submittedAt } = await openCase(reviewer.ctx, id)
    // The bench's clock stands on a Monday.
    expect(Date.parse(dueAt) - Date.parse(submittedAt)).toBe(2 * 24 * 60 * minute)
  })

  test.each([
    ['a part nobody judged', { qualification: pass }, 'parts.rules'],
    ['a part that did not pass', { qualification: pass, rules: { result: 'return' } }, 'parts.rules'],
    ['a part the subject does not have', { qualification: pass, rules: pass, pay: pass }, 'parts.pay'],
  ])('cannot approve with %s', async (_, parts, field) => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    const decision = { ...approval, parts, expectedVersion: version }
    const problem = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, decision)
    expect(problem).toMatchObject({ code: 'invalid_body', fields: { [field]: [expect.any(String)] } })
  })

  test('says in words why a case goes back', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    const parts = { qualification: back }
    const decision = { ...returned, parts, publicNote: '  ', expectedVersion: version }
    const problem = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, decision)
    expect(problem).toMatchObject({ code: 'reason_required', status: 422 })
    const praise = { ...returned, parts, reasonCode: 'complete_and_true', expectedVersion: version }
    const none = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, praise)
    expect(none).toMatchObject({ code: 'invalid_body', fields: { reasonCode: [expect.any(String)] } })
  })

  const unexplained = { result: 'return' }
  test.each([
    ['return', 'every part passes', { qualification: pass, rules: pass }, ['qualification', 'rules']],
    ['return', 'no part is said to go back', {}, ['qualification', 'rules']],
    ['return', 'the part that was judged passes', { rules: pass }, ['qualification', 'rules']],
    ['return', 'a part goes back for no reason', { qualification: unexplained, rules: pass }, ['qualification']],
    [
      'return',
      'a part goes back for being complete',
      { rules: { ...back, reasonCode: 'complete_and_true' } },
      ['rules'],
    ],
    ['reject', 'every part passes', { qualification: pass, rules: pass }, ['qualification', 'rules']],
    ['reject', 'a part goes back for no reason', { rules: { ...unexplained, note: ' ' } }, ['rules']],
  ])('does not %s where %s: it says so beside the parts', async (decision, _, parts, named) => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    const body = { ...returned, decision, parts, expectedVersion: version }
    const problem = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, body)
    expect(problem.code).toBe('invalid_body')
    expect(Object.keys(problem.fields ?? {})).toEqual(named.map((part) => `parts.${part}`))
  })

  test('returns one part with a sentence of its own, and need not judge the other', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    const parts = { rules: { ...unexplained, note: '请写清楚休息日' } }
    const body = { ...returned, parts, expectedVersion: version }
    const { body: done } = await client.ask(ReviewCaseView, reviewer, 'POST', `/api/reviews/${id}/decisions`, body)
    expect(done.state).toBe('returned')
  })

  test('decides only on what they saw', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    const decision = { ...approval, expectedVersion: version - 1 }
    const problem = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, decision)
    expect(problem).toMatchObject({ code: 'stale_version', status: 409 })
  })
})

const nextOf = (headers: Headers) => /<(.*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]

describe('nobody decides on their own', () => {
  test('employer, whatever their roles', async () => {
    const employer = await createEmployer(lead.ctx, { stationId, name: '（演示）自己的厂' })
    const insider = await signedIn(bench, lead.personId, 'password')
    const file = anEmployerFile((await aLicencePicture(insider.ctx)).id)
    await saveEmployerDraft(insider.ctx, employer.id, { expectedVersion: 1, draft: file })
    const { openCaseId } = await submitEmployer(insider.ctx, employer.id, { expectedVersion: 2 })

    const path = `/api/reviews/${openCaseId}`
    expect((await client.refused(insider, 'POST', `${path}/claims`)).code).toBe('own_submission')
    await claimCase(reviewer.ctx, openCaseId!)
    expect((await client.refused(insider, 'POST', `${path}/claims`, { takeOverReason: '我来' })).code).toBe(
      'own_submission',
    )
    expect((await client.refused(insider, 'DELETE', `${path}/claims`)).code).toBe('own_submission')
    const decision = { ...approval, expectedVersion: 2 }
    expect((await client.refused(insider, 'POST', `${path}/decisions`, decision)).code).toBe('own_submission')
    const mark = { rule: 'fees', field: 'introduction', text: '', note: '' }
    expect((await client.refused(insider, 'POST', `${path}/finding-marks`, mark)).code).toBe('own_submission')
    await decided(reviewer.ctx, openCaseId!, { internalNote: '有人举报过，留意' })
    // What reviewers say among themselves is not for whom it is about.
    expect((await openCase(insider.ctx, openCaseId!)).history.at(-1)).toMatchObject({
      action: 'approve',
      internalNote: '',
    })
    expect((await openCase(colleague.ctx, openCaseId!)).history.at(-1)).toMatchObject({
      internalNote: '有人举报过，留意',
    })
    const suspension = { expectedVersion: 3, reasonCode: 'other', publicNote: '想停就停' }
    expect((await client.refused(insider, 'POST', `${path}/suspensions`, suspension)).code).toBe('own_submission')
  })

  test('employer, though a colleague there handed the file in, and the queue says so', async () => {
    const { id } = await createEmployer(lead.ctx, { stationId, name: '（演示）合伙的厂' })
    const insider = await signedIn(bench, lead.personId, 'password')
    const phone = aPhone()
    const partner = await aPerson(bench, phone)
    await acceptInvitation(
      partner.ctx,
      (await inviteMember(insider.ctx, id, { phone, name: '合伙人', role: 'owner' })).id,
    )
    const { ctx } = await signedIn(bench, partner.personId, 'code')
    await saveEmployerDraft(ctx, id, { expectedVersion: 1, draft: anEmployerFile((await aLicencePicture(ctx)).id) })
    const { openCaseId } = await submitEmployer(ctx, id, { expectedVersion: 2 })

    const own = async (who: SignedIn) =>
      (await client.ask(z.array(ReviewCaseView), who, 'GET', '/api/reviews?state=submitted&limit=100')).body.find(
        (each) => each.id === openCaseId,
      )?.submittedByMe
    expect([await own(insider), await own(reviewer)]).toEqual([true, false])
    expect((await client.refused(insider, 'POST', `/api/reviews/${openCaseId}/claims`)).code).toBe('own_submission')
  })
})

describe('a claim', () => {
  test('that ran out can be taken by another, and whoever let it run out is told so', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    bench.clock.advance(15 * minute)

    await expect(decideCase(reviewer.ctx, id, { ...decisionOf(version) })).rejects.toMatchObject({
      code: 'claim_lost',
    })
    const taken = await claimCase(colleague.ctx, id)

    expect(taken).toMatchObject({ state: 'claimed', claimedBy: { id: colleague.personId } })
    const { history } = await openCase(colleague.ctx, id)
    expect(history.map((event) => [event.action, event.toState])).toEqual([
      ['submit', 'submitted'],
      ['claim', 'claimed'],
      ['expire', 'submitted'],
      ['claim', 'claimed'],
    ])
    expect(history[2]!.actorName).toBe('')
    const trail = await entriesOf(bench, 'review_case', id)
    expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['review.claimed', reviewer.personId],
      ['review.claim_expired', null],
      ['review.claimed', colleague.personId],
      ['review.opened', colleague.personId],
    ])
  })

  test('that the sweep took back says so to whoever held it', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    bench.clock.advance(15 * minute)

    expect(await expireClaims(bench.system)).toBeGreaterThanOrEqual(1)
    expect(await expireClaims(bench.system)).toBe(0)

    const problem = await client.refused(reviewer, 'POST', `/api/reviews/${id}/decisions`, decisionOf(version))
    expect(problem.code).toBe('claim_lost')
    expect((await entriesOf(bench, 'review_case', id)).at(-1)).toMatchObject({
      action: 'review.claim_expired',
      actor_id: null,
    })
  })

  test('is renewed by looking at the case, and nothing of the case changes by it', async () => {
    const { id } = await aCase()
    const { version } = await claimCase(reviewer.ctx, id)
    bench.clock.advance(14 * minute)
    await openCase(reviewer.ctx, id)
    bench.clock.advance(14 * minute)
    await claimCase(reviewer.ctx, id)
    bench.clock.advance(14 * minute)

    const done = await decideCase(reviewer.ctx, id, decisionOf(version))
    expect(done.state).toBe('approved')
  })

  test('is not renewed by somebody else looking', async () => {
    const { id } = await aCase()
    const claimed = await claimCase(reviewer.ctx, id)
    bench.clock.advance(5 * minute)
    expect((await openCase(colleague.ctx, id)).claimedUntil).toBe(claimed.claimedUntil)
  })

  test('is taken over by a lead who says why', async () => {
    const { id } = await aCase()
    await claimCase(reviewer.ctx, id)
    const path = `/api/reviews/${id}/claims`
    expect((await client.refused(lead, 'POST', path)).code).toBe('claimed_by_other')

    const taken = await client.ask(ReviewCaseView, lead, 'POST', path, { takeOverReason: '同事下乡了' })

    expect(taken.body.claimedBy?.id).toBe(lead.personId)
    expect((await openCase(lead.ctx, id)).history.at(-1)).toMatchObject({
      action: 'take_over',
      internalNote: '同事下乡了',
    })
    await expect(takeOverCase(colleague.ctx, id, '我也要')).rejects.toMatchObject({ code: 'forbidden' })
  })
})

const decisionOf = (expectedVersion: number) => ({
  expectedVersion,
  decision: 'approve' as const,
  parts: { qualification: pass, rules: pass },
  reasonCode: 'complete_and_true' as const,
  publicNote: '',
  internalNote: '',
})

test('a file handed in again goes on in the same case, with its history', async () => {
  const { id, owner, employerId } = await aCase()
  await decided(reviewer.ctx, id, returned)
  const back = await employerFile(owner.ctx, employerId)
  expect(back).toMatchObject({ state: 'returned', lastDecision: { decision: 'return', publicNote: '照片看不清' } })

  const draft = { ...back.draft, workers: 130 }
  const mended = await saveEmployerDraft(owner.ctx, employerId, { expectedVersion: back.version, draft })
  const again = await submitEmployer(owner.ctx, employerId, { expectedVersion: mended.version })

  expect(again).toMatchObject({ state: 'in_review', openCaseId: id })
  const detail = await openCase(reviewer.ctx, id)
  expect(detail).toMatchObject({ state: 'submitted', revisionNumber: 2, content: { workers: 130 } })
  expect(detail.history.map((event) => event.action)).toEqual(['submit', 'claim', 'return', 'submit'])
  expect(new Set(detail.history.map((event) => event.revisionId)).size).toBe(2)
})

describe('history', () => {
  test.each(['review_event', 'employer_revision'] as const)('%s cannot be rewritten', async (table) => {
    await aCase()
    const { db } = bench.deps
    await expect(sql`update ${sql.table(table)} set id = id`.execute(db)).rejects.toThrow(/append-only|permission/)
    await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(/append-only|permission/)
  })

  test('cannot be emptied', async () => {
    await expect(sql`truncate review_event`.execute(bench.deps.db)).rejects.toThrow(/append-only|permission/)
  })
})
