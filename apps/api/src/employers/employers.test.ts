import {
  EmployerLine,
  EmployerPublicView,
  EmployerVerificationView,
  EmployerView,
  PaperView,
} from '@zhibo/core/employers/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { suspendCase } from '../reviews/suspend.ts'
import {
  aCreditCode,
  aFailingCreditCode,
  aFoundedEmployer,
  aLicencePicture,
  anApprovedEmployer,
  aSubmittedEmployer,
  decided,
} from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { signed } from '../testing/reviews.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { employerInForce, requireEmployerInForce } from './in-force.ts'
import { employerFile } from './read.ts'
import { saveEmployerDraft } from './save-draft.ts'
import { submitEmployer } from './submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
})
afterAll(() => bench.close())

const day = 86_400_000
const why = { reasonCode: 'false_information' as const, publicNote: '群众举报，正在核实', internalNote: '' }

const aDraft = () => aFoundedEmployer(bench, { stationId })

describe('founding an employer', () => {
  test('makes the founder its owner and leaves a trail', async () => {
    const owner = await aPerson(bench)
    const body = { stationId, name: '（演示）新厂' }
    const { body: employer } = await client.ask(EmployerView, owner, 'POST', '/api/employers', body)
    const mine = await client.ask(z.array(EmployerView), owner, 'GET', '/api/employers/mine')
    expect(mine.body).toMatchObject([{ id: employer.id, state: 'draft', version: 1, openCaseId: null }])
    expect(await entriesOf(bench, 'employer', employer.id)).toMatchObject([
      { action: 'employer.founded', actor_id: owner.personId, scope: stationId },
    ])
  })

  test('needs a sign-in and a station there is', async () => {
    const body = { stationId, name: '厂' }
    expect((await client.refused(null, 'POST', '/api/employers', body)).code).toBe('not_signed_in')
    const nowhere = { ...body, stationId: crypto.randomUUID() }
    expect((await client.refused(await aPerson(bench), 'POST', '/api/employers', nowhere)).code).toBe('not_found')
  })
})

describe('a draft', () => {
  test('is kept however little is in it', async () => {
    const { owner, employer } = await aDraft()
    const body = { expectedVersion: 1, draft: { introduction: '', workers: null, rules: {} } }
    const saved = await client.ask(EmployerView, owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
    expect(saved.body).toMatchObject({ version: 2, draft: body.draft })
  })

  test('with unknown fields is refused by their name', async () => {
    const { owner, employer } = await aDraft()
    const body = { expectedVersion: 1, draft: { name: '厂', state: 'approved' } }
    const problem = await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
    expect(problem).toMatchObject({ code: 'invalid_body', fields: { draft: [expect.stringContaining('state')] } })
  })

  test('saved over a newer one is refused', async () => {
    const { owner, employer } = await aDraft()
    const body = { expectedVersion: 7, draft: {} }
    expect((await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)).code).toBe('stale_version')
  })

  test("of somebody else's employer is as good as unknown", async () => {
    const { employer } = await aDraft()
    const stranger = await aPerson(bench)
    const codes: string[] = []
    for (const [method, path, body] of [
      ['PUT', 'draft', { expectedVersion: 1, draft: {} }],
      ['POST', 'submissions', { expectedVersion: 1 }],
      ['GET', 'file', undefined],
      ['GET', 'papers', undefined],
      ['GET', 'members', undefined],
      ['POST', 'invitations', { phone: '13900001111', name: '王五' }],
    ] as const) {
      codes.push((await client.refused(stranger, method, `/api/employers/${employer.id}/${path}`, body)).code)
    }
    expect(codes).toEqual(Array(6).fill('not_found'))
    expect((await client.refused(stranger, 'GET', `/api/employers/${employer.id}`)).code).toBe('not_found')
  })

  test('cannot show its people a picture somebody else sent', async () => {
    const { owner, employer } = await aDraft()
    const theirs = await aLicencePicture((await aPerson(bench)).ctx)
    const body = { expectedVersion: 1, draft: { licencePictureId: theirs.id } }
    const problem = await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
    expect(problem).toMatchObject({ code: 'invalid_body', fields: { 'draft.licencePictureId': [expect.any(String)] } })
  })

  test('nor any other paper of theirs', async () => {
    const { owner, employer } = await aDraft()
    const theirs = await aLicencePicture((await aPerson(bench)).ctx)
    for (const draft of [
      { authorisationId: theirs.id },
      { permitPictureId: theirs.id },
      { rulesOriginalIds: [theirs.id] },
    ]) {
      const body = { expectedVersion: 1, draft }
      const problem = await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
      expect(Object.keys(problem.fields!)).toEqual([`draft.${Object.keys(draft)[0]}`])
    }
  })

  test('lists its papers with links for its own people', async () => {
    const { owner, employer, file } = await aSubmittedEmployer(bench, { stationId })
    const papers = await client.ask(z.array(PaperView), owner, 'GET', `/api/employers/${employer.id}/papers`)
    expect(papers.body).toMatchObject([{ field: 'licencePictureId', id: file.licencePictureId }])
  })

  test('with a name of 300 characters is not kept', async () => {
    const { owner, employer } = await aDraft()
    const body = { expectedVersion: 1, draft: { name: '厂'.repeat(300) } }
    const problem = await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
    expect(problem.fields).toEqual({ 'draft.name': ['最多 100 个字'] })
    const founding = await client.refused(owner, 'POST', '/api/employers', { stationId, name: '厂🧵' })
    expect(founding.fields).toEqual({ name: ['名字里不能有表情或图案'] })
  })

  test('rests while it is looked at', async () => {
    const { owner, employer } = await aSubmittedEmployer(bench, { stationId })
    const path = `/api/employers/${employer.id}`
    const save = { expectedVersion: employer.version, draft: {} }
    expect((await client.refused(owner, 'PUT', `${path}/draft`, save)).code).toBe('not_from_here')
    const submit = { expectedVersion: employer.version }
    expect((await client.refused(owner, 'POST', `${path}/submissions`, submit)).code).toBe('already_open')
  })
})

const caseOf = (employerId: string) =>
  bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject', '=', 'employer')
    .where('subject_id', '=', employerId)
    .executeTakeFirstOrThrow()

describe('an approved employer', () => {
  test('shows everyone who checked it and until when, and never its draft', async () => {
    const { employer, owner } = await anApprovedEmployer(bench, { stationId, introduction: '核过的' })
    const draft = { ...employer.draft, introduction: '没核过的' }
    await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: employer.version, draft })

    const { body } = await client.ask(EmployerPublicView, null, 'GET', `/api/employers/${employer.id}`)

    expect(body).toMatchObject({
      introduction: '核过的',
      verifiedAt: '2026-11-23T04:00:00.000Z',
      verifiedUntil: '2027-05-23T04:00:00.000Z',
      verifiedBy: expect.stringContaining('直播站'),
    })
    expect(JSON.stringify(body)).not.toContain('李经理')
  })

  test('tells behind its badge who checked what, until when and by which rules, and nothing internal', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    await decided(reviewer.ctx, employer.openCaseId!, { publicNote: '齐了', internalNote: '内部话' })
    const path = `/api/employers/${employer.id}/verification`
    const { body } = await client.ask(EmployerVerificationView, null, 'GET', path)
    expect(body).toMatchObject({
      inForce: true,
      verifiedUntil: '2027-05-23T04:00:00.000Z',
      checkedBy: { role: 'reviewer', initial: '员' },
      checked: [{ part: 'qualification', of: ['creditCode', 'licence'] }, { part: 'rules' }],
      ruleSet: { from: '2026-01-01' },
    })
    expect(JSON.stringify(body)).not.toMatch(/内部话|齐了|员工/)
    const { employer: waiting } = await aSubmittedEmployer(bench, { stationId })
    expect((await client.refused(null, 'GET', `/api/employers/${waiting.id}/verification`)).code).toBe('not_found')
  })

  test('tells behind its badge who signed, where one person’s word was too little', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: aFailingCreditCode() })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    await signed(bench, await decided(reviewer.ctx, employer.openCaseId!, { publicNote: '看过执照原件' }))
    const path = `/api/employers/${employer.id}/verification`
    const { body } = await client.ask(EmployerVerificationView, null, 'GET', path)
    expect(body).toMatchObject({ checkedBy: { role: 'reviewer' }, signedBy: { role: 'lead' }, onAppeal: false })
    expect(JSON.stringify(body)).not.toContain('看过')
  })

  test('handles people’s data only while it is in force', async () => {
    const { employer } = await anApprovedEmployer(bench, { stationId, licenceExpires: '2026-12-01' })
    expect(await employerInForce(bench.system, employer.id)).toBe(true)
    bench.clock.advance(9 * day)
    expect(await employerInForce(bench.system, employer.id)).toBe(false)
    bench.clock.advance(-9 * day)
    const lead = await aStaff(bench, 'lead')
    const { id, version } = await caseOf(employer.id)
    await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    await expect(requireEmployerInForce(bench.system, employer.id)).rejects.toMatchObject({
      code: 'employer_not_in_force',
    })
  })

  test('is one of those a host may pick, as long as it is in force', async () => {
    const { employer } = await anApprovedEmployer(bench, { stationId })
    const { employer: submitted } = await aSubmittedEmployer(bench, { stationId })
    const listed = (await client.ask(z.array(EmployerLine), null, 'GET', '/api/employers')).body.map(({ id }) => id)
    expect(listed).toContain(employer.id)
    expect(listed).not.toContain(submitted.id)
  })

  test('is in force no longer than its licence', async () => {
    const { employer } = await anApprovedEmployer(bench, { stationId, licenceExpires: '2026-12-31' })
    expect(employer.approvedUntil).toBe('2026-12-31T16:00:00.000Z')
  })

  test('stays in force while a newer file is looked at and when that one goes back', async () => {
    const { employer, owner, reviewer } = await anApprovedEmployer(bench, { stationId })
    const again = await submitEmployer(owner.ctx, employer.id, { expectedVersion: employer.version })
    expect(again).toMatchObject({ state: 'approved', openCaseId: expect.any(String) })

    await decided(reviewer.ctx, again.openCaseId!, { decision: 'return', ...why })

    const after = await employerFile(owner.ctx, employer.id)
    expect(after).toMatchObject({ state: 'approved', openCaseId: null, lastDecision: { decision: 'return' } })
  })

  test('is the only one with its credit code', async () => {
    const creditCode = aCreditCode()
    await anApprovedEmployer(bench, { stationId, creditCode })
    const second = await aSubmittedEmployer(bench, { stationId, creditCode })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    await expect(decided(reviewer.ctx, second.employer.openCaseId!)).rejects.toMatchObject({
      code: 'credit_code_in_force',
    })
  })

  test('cannot come of a licence that ran out while the file waited', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId, licenceExpires: '2026-11-23' })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    bench.clock.advance(day)
    await expect(decided(reviewer.ctx, employer.openCaseId!)).rejects.toMatchObject({ code: 'licence_lapsed' })
    bench.clock.advance(-day)
  })
})

test('a rejected file can be appealed by the case it says', async () => {
  const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
  const reviewer = await aStaff(bench, 'reviewer', stationId)
  await decided(reviewer.ctx, employer.openCaseId!, { decision: 'reject', ...why })
  const rejected = await employerFile(owner.ctx, employer.id)
  expect(rejected).toMatchObject({ state: 'rejected', appealable: { caseId: employer.openCaseId } })
  const body = { expectedVersion: rejected.appealable!.version, statement: '执照是真的，请再看一次' }
  expect((await client.send(owner, 'POST', `/api/reviews/${rejected.appealable!.caseId}/appeals`, body)).status).toBe(
    201,
  )
  expect((await employerFile(owner.ctx, employer.id)).appealable).toBeNull()
})
