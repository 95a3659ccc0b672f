import { type EmployerFile, EmployerView, mostOriginals } from '@zhibo/core/employers/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { openCase } from '../reviews/open-detail.ts'
import { aFoundedEmployer, aLicencePicture, anEmployerFile, aSubmittedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { draftPapers } from './read.ts'
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

const aDraft = () => aFoundedEmployer(bench, { stationId })

async function refusedFields(given: Partial<EmployerFile>): Promise<string[]> {
  const { owner, employer } = await aDraft()
  const draft = anEmployerFile((await aLicencePicture(owner.ctx)).id, given)
  await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: 1, draft })
  const problem = await client.refused(owner, 'POST', `/api/employers/${employer.id}/submissions`, {
    expectedVersion: 2,
  })
  return Object.keys(problem.fields ?? {}).toSorted()
}

describe('handing a file in', () => {
  test('names every field that is missing', async () => {
    const { owner, employer } = await aDraft()
    const problem = await client.refused(owner, 'POST', `/api/employers/${employer.id}/submissions`, {
      expectedVersion: 1,
    })
    expect(problem).toMatchObject({ code: 'draft_incomplete', status: 422 })
    expect(Object.keys(problem.fields!)).toEqual(expect.arrayContaining(['kind', 'creditCode', 'rules']))
  })

  test('needs a licence that has not run out', async () => {
    const { owner, employer } = await aDraft()
    const draft = anEmployerFile((await aLicencePicture(owner.ctx)).id, { licenceExpires: '2026-11-22' })
    await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: 1, draft })
    const path = `/api/employers/${employer.id}/submissions`
    const problem = await client.refused(owner, 'POST', path, { expectedVersion: 2 })
    expect(problem).toMatchObject({ code: 'draft_incomplete', fields: { licenceExpires: [expect.any(String)] } })
  })

  test('wants what its kind and its operator need, each at its field', async () => {
    const fields = await refusedFields({ kind: 'hr_agency' })
    expect(fields).toEqual(['hrLicenceExpires', 'hrLicenceNo', 'permitPictureId'])
    expect(await refusedFields({ operatorIs: 'authorised' })).toEqual(['authorisationId'])
    expect(await refusedFields({ operatorIs: null })).toEqual(['operatorIs'])
    expect(await refusedFields({ licenceExpires: null })).toEqual(['licenceExpires'])
    expect(await refusedFields({ name: '锦绣\u200b制衣' })).toEqual(['name'])
  })

  test('with an unlawful fine is refused, with the reason at the clause', async () => {
    const { owner, employer } = await aDraft()
    const file = anEmployerFile((await aLicencePicture(owner.ctx)).id)
    const draft = { ...file, rules: { ...file.rules, fines: '迟到罚 20 元' } }
    await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: 1, draft })
    const path = `/api/employers/${employer.id}/submissions`
    const problem = await client.refused(owner, 'POST', path, { expectedVersion: 2 })
    expect(problem).toMatchObject({
      code: 'blocked_by_checks',
      fields: { 'rules.fines': [expect.stringContaining('罚款')] },
    })
  })

  test('with a fine that names a law goes to the reviewer to be looked up', async () => {
    const { owner, employer } = await aDraft()
    const file = anEmployerFile((await aLicencePicture(owner.ctx)).id)
    const rules = { ...file.rules, fines: '迟到罚 20 元', finesBasis: '《劳动合同法》第90条' }
    await saveEmployerDraft(owner.ctx, employer.id, { expectedVersion: 1, draft: { ...file, rules } })
    const { openCaseId } = await submitEmployer(owner.ctx, employer.id, { expectedVersion: 2 })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    const { notes } = await openCase(reviewer.ctx, openCaseId!)
    expect(notes).toContainEqual(expect.objectContaining({ code: 'fine_with_basis', field: 'rules.fines' }))
  })

  test('may show twelve originals of its rules beside the licence, and the reviewer sees them all', async () => {
    const owner = await aPerson(bench)
    const rulesOriginalIds: string[] = []
    while (rulesOriginalIds.length < mostOriginals) rulesOriginalIds.push((await aLicencePicture(owner.ctx)).id)
    const { employer, file } = await aSubmittedEmployer(bench, { stationId, founder: owner, rulesOriginalIds })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    const { evidence } = await openCase(reviewer.ctx, employer.openCaseId!)
    const shown = [file.licencePictureId, ...rulesOriginalIds].map((id) => expect.stringContaining(id) as string)
    expect(evidence.map(({ url }) => url)).toEqual(shown)
    expect(evidence.length).toBeGreaterThan(12)
  })

  test('shows its papers by links that are worth nothing to the people of another company', async () => {
    const { employer, owner } = await aSubmittedEmployer(bench, { stationId })
    const rival = await aSubmittedEmployer(bench, { stationId })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    const [seen] = (await openCase(reviewer.ctx, employer.openCaseId!)).evidence
    const [own] = await draftPapers(owner.ctx, employer.id)
    for (const url of [seen!.url, own!.url])
      expect((await client.refused(rival.owner, 'GET', url)).code).toBe('link_expired')
    expect((await client.send(reviewer, 'GET', seen!.url)).status).toBe(200)
    bench.clock.advance(10 * 60_000)
    expect((await client.refused(reviewer, 'GET', seen!.url)).code).toBe('link_expired')
    bench.clock.advance(-10 * 60_000)
  })

  test('cannot show more originals than that', async () => {
    const { owner, employer } = await aDraft()
    const rulesOriginalIds = Array.from({ length: mostOriginals + 1 }, () => crypto.randomUUID())
    const body = { expectedVersion: 1, draft: { rulesOriginalIds } }
    const problem = await client.refused(owner, 'PUT', `/api/employers/${employer.id}/draft`, body)
    expect(problem.fields).toEqual({ 'draft.rulesOriginalIds': ['最多 12 项'] })
  })

  test('with a code that fails its check goes through, and tells the reviewer', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId, creditCode: '91511725MADEM0A15M' })
    const reviewer = await aStaff(bench, 'reviewer', stationId)
    const opened = await openCase(reviewer.ctx, employer.openCaseId!)
    expect(opened.notes).toContainEqual(
      expect.objectContaining({ code: 'credit_code_mismatch', blocks: false, field: 'creditCode' }),
    )
    expect(opened.notes.some((note) => note.blocks)).toBe(false)
  })

  test('puts it before the reviewers, and they may read it', async () => {
    const { employer } = await aSubmittedEmployer(bench, { stationId })
    expect(employer).toMatchObject({
      state: 'in_review',
      openCaseId: expect.any(String),
      answerDueAt: expect.any(String),
    })
    for (const role of ['reviewer', 'lead', 'auditor'] as const) {
      const staff = await aStaff(bench, role, stationId)
      expect((await client.ask(EmployerView, staff, 'GET', `/api/employers/${employer.id}/file`)).status).toBe(200)
    }
    const host = await aStaff(bench, 'host', stationId)
    expect((await client.refused(host, 'GET', `/api/employers/${employer.id}/file`)).code).toBe('not_found')
  })
})
