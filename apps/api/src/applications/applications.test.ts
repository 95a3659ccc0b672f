import { ApplicationView, MyApplicationView, MyProfileView, PhoneRevealView } from '@zhibo/core/applications/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { type Bench, aBench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { saveJobDraft } from '../jobs/save-draft.ts'
import { jobFile } from '../jobs/read.ts'
import { submitJob } from '../jobs/submit.ts'
import { aProfile, aSheet, anApplication } from '../testing/applications.ts'
import { anApprovedEmployer, decided } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aJobContent, type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { act } from './act.ts'
import { apply } from './apply.ts'
import { revealPhone } from './reveal-phone.ts'
import { withdraw } from './withdraw.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob

beforeAll(async () => {
  bench = await aBench()
  app = buildApp({ ...bench.deps, limitFactor: 1000 })
  job = await aPublishedJob(bench)
})
afterAll(() => bench.close())

const post = (path: string, by: SignedIn | null, body?: unknown) =>
  app.request(path, {
    method: 'POST',
    headers: {
      ...(by ? { cookie: by.cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const get = (path: string, by: SignedIn) => app.request(path, { headers: { cookie: by.cookie } })
const codeOf = async (answer: Response) => ProblemView.parse(await answer.json()).code
const trailOf = async (id: string) =>
  (await bench.deps.db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).orderBy('seq').execute()).map(
    (entry) => entry.action,
  )

describe('applying', () => {
  test('one sheet makes one application, with consent, history, trail and word to the owner', async () => {
    const seeker = await aPerson(bench)
    const answer = await post('/api/applications', seeker, aSheet([job.card]))

    expect(answer.status).toBe(201)
    const [made] = z.array(MyApplicationView).parse(await answer.json())
    expect(made).toMatchObject({ state: 'submitted', job: { id: job.card.id, revisionId: job.card.revisionId } })
    // A Monday noon: three working days later is Thursday.
    expect(made!.answerDueAt).toBe('2026-11-26T04:00:00.000Z')
    expect(await trailOf(made!.id)).toEqual(['application.submitted'])
    const consent = await bench.deps.db
      .selectFrom('consent')
      .selectAll()
      .where('person_id', '=', seeker.personId)
      .executeTakeFirstOrThrow()
    expect(consent).toMatchObject({ employer_id: job.employer.id, withdrawn_at: null, text_version: '2026-11' })
    expect(consent.fields).toEqual(['name', 'town', 'trade', 'years', 'availableFrom', 'over16', 'phone'])
    expect((await readOutbox(bench.system)).map((message) => message.text).join()).toContain('有人投递了「平车工」')
  })

  test('a repeat finds the same application: 200, one row', async () => {
    const seeker = await aPerson(bench)
    const first = await apply(seeker.ctx, aSheet([job.card]))
    const again = await post('/api/applications', seeker, aSheet([job.card]))

    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject([{ id: first.applications[0]!.id }])
    expect(await trailOf(first.applications[0]!.id)).toEqual(['application.submitted'])
  })

  test('several jobs go with one consent for each recipient, in the order asked for', async () => {
    const seeker = await aPerson(bench)
    const second = await aPublishedJob(bench, { by: job, title: '大烫工' })
    const other = await aPublishedJob(bench)
    const { applications } = await apply(seeker.ctx, aSheet([other.card, second.card, job.card]))

    expect(applications.map((each) => each.job.id)).toEqual([other.card.id, second.card.id, job.card.id])
    const consents = await bench.deps.db
      .selectFrom('consent')
      .select('employer_id')
      .where('person_id', '=', seeker.personId)
      .execute()
    expect(consents.map((each) => each.employer_id).sort()).toEqual([job.employer.id, other.employer.id].sort())
  })

  test('a recipient who was not on the sheet gets nothing, and neither does anybody else on it', async () => {
    const seeker = await aPerson(bench)
    const other = await aPublishedJob(bench)
    const sheet = aSheet([job.card, other.card])
    sheet.consent.employerIds = [job.employer.id]

    const answer = await post('/api/applications', seeker, sheet)
    expect(answer.status).toBe(422)
    expect(await codeOf(answer)).toBe('consent_missing')
    expect(await (await get('/api/me/applications', seeker)).json()).toEqual([])
    expect(await (await get('/api/me/profile', seeker)).json()).toEqual({ profile: null })
  })

  test('consent to a text that is not in force is none', async () => {
    const sheet = aSheet([job.card])
    sheet.consent.textVersion = '2020-01'
    expect(await codeOf(await post('/api/applications', await aPerson(bench), sheet))).toBe('consent_missing')
  })

  test('a job that changed since it was read must be read again', async () => {
    const changing = await aPublishedJob(bench)
    const seen = changing.card
    const file = await jobFile(changing.owner.ctx, changing.job.id)
    const saved = await saveJobDraft(changing.owner.ctx, changing.job.id, {
      expectedVersion: file.version,
      draft: aJobContent({ shift: '9:00–18:00' }),
    })
    const submitted = await submitJob(changing.owner.ctx, saved.id, { expectedVersion: saved.version })
    await decided(changing.reviewer.ctx, submitted.openCaseId!)

    const answer = await post('/api/applications', await aPerson(bench), aSheet([seen]))
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'job_changed'])
  })

  test('a full job takes nobody, but who had applied keeps the application', async () => {
    const small = await aPublishedJob(bench, { headcount: 1 })
    const hired = await anApplication(bench, { job: small })
    const early = await anApplication(bench, { job: small })
    for (const action of ['invite', 'arrive', 'sign'] as const)
      await act(small.owner.ctx, hired.application.id, action, {})

    const late = await post('/api/applications', await aPerson(bench), aSheet([small.card]))
    expect([late.status, await codeOf(late)]).toEqual([409, 'job_full'])
    expect((await post('/api/applications', early.seeker, aSheet([small.card]))).status).toBe(200)
  })

  test('a profile is sealed where it is kept, and offered again next time', async () => {
    const seeker = await aPerson(bench)
    await apply(seeker.ctx, aSheet([job.card]))
    const answer = await get('/api/me/profile', seeker)

    expect(MyProfileView.parse(await answer.json())).toEqual({ profile: aProfile })
    const rows = await bench.deps.db.selectFrom('application').select('profile_cipher').execute()
    expect(rows.some((row) => row.profile_cipher?.includes('小陈'))).toBe(false)
  })

  test.each([
    ['an ID number', { profile: { ...aProfile, idNumber: '511725200001010000' } }],
    ['somebody under 16', { profile: { ...aProfile, over16: false } }],
    ['no agreement', { consent: { agreed: false, employerIds: [], textVersion: '2026-11' } }],
    ['the same job twice', { jobs: [] }],
  ])('%s is refused at the door', async (_, given) => {
    const body = { ...aSheet([job.card]), ...given }
    if (body.jobs.length === 0) body.jobs = [...aSheet([job.card, job.card]).jobs]
    const answer = await post('/api/applications', await aPerson(bench), body)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(await answer.json())).not.toContain('511725200001010000')
  })

  test('visitors sign in first; staff without a phone do not apply', async () => {
    expect((await post('/api/applications', null, aSheet([job.card]))).status).toBe(401)
    expect((await post('/api/applications', await aStaff(bench, 'host'), aSheet([job.card]))).status).toBe(403)
  })
})

describe('who sees what', () => {
  test('an employer lists its applicants with masked phones; reading changes nothing', async () => {
    const mine = await aPublishedJob(bench)
    const first = await anApplication(bench, { job: mine })
    const second = await anApplication(bench, { job: mine })
    const page = await get(`/api/jobs/${mine.card.id}/applications?limit=1`, mine.owner)
    const listed = z.array(ApplicationView).parse(await page.json())

    expect(listed).toMatchObject([{ id: second.application.id, state: 'submitted', profile: aProfile }])
    expect(listed[0]!.phone).toMatch(/^139\*{4}\d{4}$/)
    const next = /<(.*)>/.exec(page.headers.get('link') ?? '')![1]!
    expect(await (await get(next, mine.owner)).json()).toMatchObject([{ id: first.application.id }])
  })

  test('another company’s people, other seekers and staff find no list', async () => {
    const path = `/api/jobs/${job.card.id}/applications`
    for (const who of [(await aPublishedJob(bench)).owner, await aPerson(bench), await aStaff(bench, 'host')])
      expect((await get(path, who)).status).toBe(404)
    expect((await app.request(path)).status).toBe(401)
  })

  test('the whole number is shown while consent stands, and each look is in the trail', async () => {
    const { application, owner } = await anApplication(bench, { job })
    const path = `/api/applications/${application.id}/phone-reveals`
    const answer = await post(path, owner)
    expect(PhoneRevealView.parse(await answer.json()).phone).toMatch(/^139\d{8}$/)
    await revealPhone(owner.ctx, application.id)
    expect(await trailOf(application.id)).toEqual([
      'application.submitted',
      'application.phone_revealed',
      'application.phone_revealed',
    ])
    const stranger = (await anApprovedEmployer(bench)).owner
    expect((await post(path, stranger)).status).toBe(404)
    expect((await post(path, await aStaff(bench, 'lead'))).status).toBe(403)
    expect((await post(path, null)).status).toBe(401)
  })

  test('a withdrawal takes profile and number away at once, and doing it twice is doing it once', async () => {
    const { application, owner, seeker } = await anApplication(bench, { job })
    const path = `/api/applications/${application.id}`
    expect((await post(`${path}/withdrawal`, await aPerson(bench))).status).toBe(404)
    expect((await post(`${path}/withdrawal`, owner)).status).toBe(404)
    const answer = await post(`${path}/withdrawal`, seeker)
    expect(MyApplicationView.parse(await answer.json()).state).toBe('withdrawn')
    expect((await post(`${path}/withdrawal`, seeker)).status).toBe(200)

    const reveal = await post(`${path}/phone-reveals`, owner)
    expect([reveal.status, await codeOf(reveal)]).toEqual([409, 'withdrawn'])
    const listed = z
      .array(ApplicationView)
      .parse(await (await get(`/api/jobs/${job.card.id}/applications`, owner)).json())
    expect(listed.find((each) => each.id === application.id)).toMatchObject({ phone: null, profile: null })
    expect(await trailOf(application.id)).toEqual(['application.submitted', 'application.withdrawn'])
    // Applying again is a new application with a consent of its own.
    const again = await apply(seeker.ctx, aSheet([job.card]))
    expect(again.fresh).toBe(true)
  })

  test('a consent ends with the last application that stands on it', async () => {
    const second = await aPublishedJob(bench, { by: job, title: '大烫工' })
    const seeker = await aPerson(bench)
    const { applications } = await apply(seeker.ctx, aSheet([job.card, second.card]))
    await withdraw(seeker.ctx, applications[0]!.id)
    await expect(revealPhone(job.owner.ctx, applications[1]!.id)).resolves.toHaveProperty('phone')
    await withdraw(seeker.ctx, applications[1]!.id)
    const consents = await bench.deps.db
      .selectFrom('consent')
      .select('withdrawn_at')
      .where('person_id', '=', seeker.personId)
      .execute()
    expect(consents.every((each) => each.withdrawn_at !== null)).toBe(true)
  })

  test('what was refused keeps its outcome and loses the person', async () => {
    const { application, owner, seeker } = await anApplication(bench, { job })
    await act(owner.ctx, application.id, 'refuse', { reason: '不合适' })
    expect((await withdraw(seeker.ctx, application.id)).state).toBe('refused')
    await expect(revealPhone(owner.ctx, application.id)).rejects.toMatchObject({ code: 'withdrawn' })
  })
})
