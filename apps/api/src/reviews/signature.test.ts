import { ReviewCaseDetailView, ReviewCaseView } from '@zhibo/core/reviews/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { employerFile } from '../employers/read.ts'
import { submitEmployer } from '../employers/submit.ts'
import { disableStaff } from '../identity/disable-staff.ts'
import { revokeRole } from '../identity/revoke-role.ts'
import { entriesOf } from '../testing/audit.ts'
import { aFailingCreditCode, aSubmittedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aSubmittedSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { submitSession } from '../sessions/submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let staff: Record<'reviewer' | 'colleague' | 'lead' | 'second', SignedIn>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
  staff = {
    reviewer: await aStaff(bench, 'reviewer', stationId),
    colleague: await aStaff(bench, 'reviewer', stationId),
    lead: await aStaff(bench, 'lead', stationId),
    second: await aStaff(bench, 'lead', stationId),
  }
})
afterAll(() => bench.close())

describe('a credit code that fails its check', () => {
  const why = { publicNote: '材料齐全', internalNote: '执照原件看过，登记机关证明如此' }

  test('is approved by two people, in the words of the first, and in both names', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId, creditCode: aFailingCreditCode() })
    const path = `/api/reviews/${employer.openCaseId}`
    const { body: opened } = await client.ask(ReviewCaseDetailView, staff.reviewer, 'GET', path)
    expect(opened).toMatchObject({ signatureFor: ['credit_code_mismatch'], proposal: null })

    await expect(decided(staff.reviewer.ctx, employer.openCaseId!)).rejects.toMatchObject({ code: 'reason_required' })
    const proposed = await decided(staff.reviewer.ctx, employer.openCaseId!, why)
    expect(proposed).toMatchObject({
      state: 'awaiting_signature',
      proposal: { action: 'approve', by: { id: staff.reviewer.personId }, byMe: true },
    })
    // Without the signature nothing has happened.
    expect(await employerFile(owner.ctx, employer.id)).toMatchObject({ state: 'in_review', openCaseId: opened.id })
    const submission = submitEmployer(owner.ctx, employer.id, { expectedVersion: employer.version })
    await expect(submission).rejects.toMatchObject({ code: 'already_open' })

    const body = { expectedVersion: proposed.version, note: '已与登记机关核实' }
    expect((await client.refused(staff.colleague, 'POST', `${path}/signatures`, body)).code).toBe('forbidden')
    const stale = { ...body, expectedVersion: proposed.version - 1 }
    expect((await client.refused(staff.lead, 'POST', `${path}/signatures`, stale)).code).toBe('stale_version')
    const { body: signed } = await client.ask(ReviewCaseView, staff.lead, 'POST', `${path}/signatures`, body)

    expect(signed).toMatchObject({ state: 'approved', proposal: null })
    expect(await employerFile(owner.ctx, employer.id)).toMatchObject({
      state: 'approved',
      lastDecision: { decision: 'approve', publicNote: why.publicNote },
    })
    const { body: after } = await client.ask(ReviewCaseDetailView, staff.reviewer, 'GET', path)
    expect(after.decidedByMe).toBe(true)
    expect(after.history.slice(-2)).toMatchObject([
      { action: 'propose_approve', toState: 'awaiting_signature', internalNote: why.internalNote },
      { action: 'approve', fromState: 'awaiting_signature', publicNote: why.publicNote, internalNote: body.note },
    ])
    const trail = await entriesOf(bench, 'review_case', opened.id)
    expect(trail.filter(({ action }) => /approve/.test(action))).toMatchObject([
      { action: 'review.propose_approve', actor_id: staff.reviewer.personId },
      { action: 'review.approve', actor_id: staff.lead.personId, detail: { proposedBy: staff.reviewer.personId } },
    ])
  })

  test('goes back to the queue when the second does not sign, and says why', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: aFailingCreditCode() })
    const { id, version } = await decided(staff.lead.ctx, employer.openCaseId!, why)
    const body = { expectedVersion: version, reason: '照片里看不清' }
    const path = `/api/reviews/${id}`
    expect((await client.refused(staff.lead, 'POST', `${path}/refusals`, body)).code).toBe('own_submission')
    const { body: back } = await client.ask(ReviewCaseView, staff.second, 'POST', `${path}/refusals`, body)
    expect(back).toMatchObject({ state: 'submitted', claimedBy: null, proposal: null })
    expect((await entriesOf(bench, 'review_case', id)).at(-1)).toMatchObject({ action: 'review.decline_approve' })
    // Nothing stands in the way of another round.
    await decided(staff.colleague.ctx, id, { decision: 'return', reasonCode: 'other', publicNote: '请重拍' })
  })

  test('is signed once when two leads sign at once', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: aFailingCreditCode() })
    const { id, version } = await decided(staff.reviewer.ctx, employer.openCaseId!, why)
    const answers = await Promise.all(
      [staff.lead, staff.second].map((who) =>
        client.send(who, 'POST', `/api/reviews/${id}/signatures`, { expectedVersion: version }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('nobody decides what they handed in or planned', () => {
  test('in any revision, also when somebody else handed in the last one', async () => {
    const job = await aPublishedJob(bench)
    const [planner, host] = [await aStaff(bench, 'lead', job.stationId), await aStaff(bench, 'host', job.stationId)]
    const { session } = await aSubmittedSession(bench, { job, host: planner })
    const id = await openCaseOf(bench, 'session_plan', session.id)
    const returned = { decision: 'return', reasonCode: 'plan_unready', publicNote: '请写明主讲人' } as const
    await decided(job.reviewer.ctx, id, returned)
    await submitSession(host.ctx, session.id, {})

    expect((await client.refused(planner, 'POST', `/api/reviews/${id}/claims`)).code).toBe('own_submission')
    const { body } = await client.ask(ReviewCaseDetailView, planner, 'GET', `/api/reviews/${id}`)
    expect(body).toMatchObject({ submittedByMe: true, comparedTo: { as: 'returned', changed: [] } })
  })

  test('nor signs it, whoever proposed it', async () => {
    const founder = await aStaff(bench, 'lead', stationId)
    const code = aFailingCreditCode()
    const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: code, founder })
    const proposed = await decided(staff.reviewer.ctx, employer.openCaseId!, { publicNote: '看过原件' })
    const path = `/api/reviews/${proposed.id}/signatures`
    const body = { expectedVersion: proposed.version }
    expect((await client.refused(founder, 'POST', path, body)).code).toBe('own_submission')
  })
})

describe('a reviewer who holds a case', () => {
  const approval = (expectedVersion: number) => ({
    expectedVersion,
    decision: 'approve',
    parts: { qualification: { result: 'pass' }, rules: { result: 'pass' } },
    reasonCode: 'complete_and_true',
  })

  test.each([
    [
      'account was closed',
      'not_signed_in',
      (admin: SignedIn, personId: string) => disableStaff(admin.ctx, { personId }),
    ],
    [
      'role was taken away',
      'forbidden',
      (admin: SignedIn, personId: string) => revokeRole(admin.ctx, { personId, role: 'reviewer', stationId }),
    ],
  ])('and whose %s decides nothing', async (_, code, end) => {
    const admin = await aStaff(bench, 'admin')
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const path = `/api/reviews/${employer.openCaseId}`
    const { body: claimed } = await client.ask(ReviewCaseView, reviewer, 'POST', `${path}/claims`)
    await end(admin, reviewer.personId)
    expect((await client.refused(reviewer, 'POST', `${path}/decisions`, approval(claimed.version))).code).toBe(code)
  })

  test('cannot decide a mended revision by what they saw of the one before', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
    const path = `/api/reviews/${employer.openCaseId}`
    const { body: seen } = await client.ask(ReviewCaseView, staff.reviewer, 'POST', `${path}/claims`)
    const why = { decision: 'return', reasonCode: 'licence_unreadable', publicNote: '照片看不清' }
    await client.ask(ReviewCaseView, staff.reviewer, 'POST', `${path}/decisions`, {
      ...why,
      parts: { qualification: { result: 'return', reasonCode: why.reasonCode } },
      expectedVersion: seen.version,
    })
    const { version } = await employerFile(owner.ctx, employer.id)
    const { openCaseId } = await submitEmployer(owner.ctx, employer.id, { expectedVersion: version })
    expect(openCaseId).toBe(employer.openCaseId)
    const { body: again } = await client.ask(ReviewCaseView, staff.reviewer, 'POST', `${path}/claims`)
    expect(again.revisionId).not.toBe(seen.revisionId)
    const decision = approval(seen.version)
    expect((await client.refused(staff.reviewer, 'POST', `${path}/decisions`, decision)).code).toBe('stale_version')
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('in_review')
  })

  test('and lost it to a lead is told so; who never held it is told that another does', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const path = `/api/reviews/${employer.openCaseId}`
    const { body } = await client.ask(ReviewCaseView, staff.reviewer, 'POST', `${path}/claims`)
    await client.ask(ReviewCaseView, staff.lead, 'POST', `${path}/claims`, { takeOverReason: '同事下乡了' })
    const decision = approval(body.version)
    expect((await client.refused(staff.reviewer, 'POST', `${path}/decisions`, decision)).code).toBe('claim_lost')
    expect((await client.refused(staff.colleague, 'POST', `${path}/decisions`, decision)).code).toBe('claimed_by_other')
  })
})

test('a stranger has no part in any of it', async () => {
  const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: aFailingCreditCode() })
  const { id, version } = await decided(staff.reviewer.ctx, employer.openCaseId!, { publicNote: '看过原件' })
  const stranger = await aPerson(bench)
  const body = { expectedVersion: version }
  expect((await client.refused(null, 'POST', `/api/reviews/${id}/signatures`, body)).code).toBe('not_signed_in')
  expect((await client.refused(stranger, 'POST', `/api/reviews/${id}/signatures`, body)).code).toBe('forbidden')
})
