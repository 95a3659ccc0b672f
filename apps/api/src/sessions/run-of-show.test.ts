import { FileView } from '@zhibo/core/files/schema'
import { PresenterPerson, RunOfShowView, SlideView } from '@zhibo/core/sessions/run-of-show'
import type { SegmentInput, SessionView } from '@zhibo/core/sessions/schema'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { openCase } from '../reviews/open-detail.ts'
import { anApprovedEmployer, decided } from '../testing/employers.ts'
import { aLongPdf } from '../testing/files.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aMember } from '../testing/members.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aDraftSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { pinJob } from './pin.ts'
import { actOnSegment } from './run-segment.ts'
import { setRunOfShow } from './set-run-of-show.ts'
import { startSession } from './start.ts'
import { submitSession } from './submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let second: APublishedJob
let host: SignedIn
let colleague: SignedIn
let draft: SessionView
beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  second = await aPublishedJob(bench, { by: job })
  host = await aStaff(bench, 'host', job.stationId)
  colleague = await aMember(bench, job)
})
afterAll(() => bench.close())
beforeEach(async () => {
  draft = (await aDraftSession(bench, { stationId: job.stationId, host })).session
})

const ofEmployer = (given: Partial<SegmentInput> = {}): SegmentInput => ({
  kind: 'employer',
  title: '',
  employerId: job.employer.id,
  presenterPersonId: null,
  minutes: 20,
  jobIds: [job.job.id, second.job.id],
  ...given,
})
const ofStation = (given: Partial<SegmentInput> = {}): SegmentInput => ({
  kind: 'policy',
  title: '',
  employerId: null,
  presenterPersonId: null,
  minutes: 5,
  jobIds: [],
  ...given,
})

async function plan(...segments: SegmentInput[]): Promise<SessionView> {
  draft = await setRunOfShow(host.ctx, draft.id, { expectedVersion: draft.version, segments })
  return draft
}
const refused = (path: string, message: string) => ({
  code: 'invalid_body',
  issues: [{ path: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)), message }],
})

const runOfShow = (by = host) => client.ask(RunOfShowView, by, 'GET', `/api/sessions/${draft.id}/run-of-show`)
const slides = (by: SignedIn) => client.ask(z.array(SlideView), by, 'GET', `/api/sessions/${draft.id}/slides`)

async function aSlide(by: SignedIn, purpose = 'slide', bytes?: Buffer): Promise<string> {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#345' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.set('file', new File([Uint8Array.from(bytes ?? picture)], bytes ? 'a.pdf' : 'a.png'))
  form.set('purpose', purpose)
  return (await client.ask(FileView, by, 'POST', '/api/uploads', form)).body.id
}

describe('who presents', () => {
  test('several people of one employer present a segment, each at a place of their own', async () => {
    const { segments, presenters } = await plan(ofEmployer({ coPresenterPersonIds: [colleague.personId] }))
    expect(presenters).toHaveLength(2)
    const [segment] = segments
    expect(new Set([segment!.presenterId, ...segment!.coPresenterIds])).toEqual(new Set(presenters.map(({ id }) => id)))
    const { body } = await runOfShow()
    expect(body.segments[0]).toMatchObject({
      presenterPersonId: job.owner.personId,
      coPresenterPersonIds: [colleague.personId],
    })
    expect(body.candidates[job.employer.id]!.map(({ personId }) => personId)).toEqual([
      job.owner.personId,
      colleague.personId,
    ])
  })

  test('the host who runs the show tells two people of one employer apart, and nobody else does', async () => {
    await bench.deps.db.updateTable('person').set({ name: '李师傅' }).where('id', '=', colleague.personId).execute()
    const { segments } = await plan(ofEmployer({ coPresenterPersonIds: [colleague.personId] }))
    const path = `/api/sessions/${draft.id}/people`
    const { body } = await client.ask(z.array(PresenterPerson), host, 'GET', path)
    expect(body).toContainEqual({ presenterId: segments[0]!.coPresenterIds[0], name: '李师傅' })
    for (const somebody of [colleague, await aPerson(bench), await aStaff(bench, 'auditor', job.stationId)])
      expect((await client.refused(somebody, 'GET', path)).code).toBe('forbidden')
  })

  test('whoever presents no longer loses the place', async () => {
    await plan(ofEmployer({ coPresenterPersonIds: [colleague.personId] }))
    expect((await plan(ofEmployer())).presenters).toHaveLength(1)
  })

  test('a station’s own segment is presented by a host of it, by whoever plans it unless another is named', async () => {
    const other = await aStaff(bench, 'host', job.stationId)
    await plan(ofStation(), ofStation({ presenterPersonId: other.personId }))
    const { segments, ownCandidates } = (await runOfShow()).body
    expect(segments.map(({ presenterPersonId }) => presenterPersonId)).toEqual([host.personId, other.personId])
    expect(ownCandidates.map(({ personId }) => personId)).toContain(other.personId)
  })

  test.each([
    ['somebody of no part in it', () => aPerson(bench), 'not_a_member'],
    ['the presenter again', () => Promise.resolve(job.owner), 'duplicate'],
  ])('is not %s', async (_, somebody, message) => {
    const { personId } = await somebody()
    await expect(plan(ofEmployer({ coPresenterPersonIds: [personId] }))).rejects.toMatchObject(
      refused('segments.0.coPresenterPersonIds.0', message),
    )
  })

  test('an employer’s people do not present for the station', async () => {
    await expect(plan(ofStation({ presenterPersonId: job.owner.personId }))).rejects.toMatchObject(
      refused('segments.0.presenterPersonId', 'not_a_host'),
    )
  })

  test('only those who plan at the station see it by name', async () => {
    await plan(ofEmployer())
    const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
    for (const somebody of [job.owner, elsewhere, await aStaff(bench, 'auditor', job.stationId)])
      expect((await client.refused(somebody, 'GET', `/api/sessions/${draft.id}/run-of-show`)).code).toBe('forbidden')
  })
})

describe('slides', () => {
  test('of a PDF every page is one; they are seen by its segment’s presenters and the staff, and by nobody else', async () => {
    const picture = await aSlide(host)
    const paper = await aSlide(host, 'slide', aLongPdf(3))
    const { segments } = await plan(ofEmployer({ slideFileIds: [picture, paper] }), ofStation())
    expect(segments.map((segment) => segment.slides)).toEqual([4, 0])

    const seen = (await slides(job.owner)).body
    expect(seen.map(({ fileId, page }) => [fileId, page])).toEqual([
      [picture, null],
      [paper, 1],
      [paper, 2],
      [paper, 3],
    ])
    expect((await client.send(job.owner, 'GET', seen[3]!.url)).headers.get('content-type')).toBe('image/webp')
    expect((await slides(host)).body).toHaveLength(4)
    expect((await client.refused(await aPerson(bench), 'GET', `/api/sessions/${draft.id}/slides`)).code).toBe(
      'not_found',
    )
  })

  test('those of another employer’s segment are not seen', async () => {
    const other = await aPublishedJob(bench, { by: await anApprovedEmployer(bench, { stationId: job.stationId }) })
    await plan(
      ofEmployer({ slideFileIds: [await aSlide(host)] }),
      ofEmployer({ employerId: other.employer.id, jobIds: [other.job.id] }),
    )
    expect((await slides(other.owner)).body).toEqual([])
  })

  test('what a colleague put in stays when another host saves', async () => {
    const fileId = await aSlide(host)
    await plan(ofEmployer({ slideFileIds: [fileId] }))
    const other = await aStaff(bench, 'host', job.stationId)
    const kept = await setRunOfShow(other.ctx, draft.id, {
      expectedVersion: draft.version,
      segments: [ofStation(), ofEmployer({ slideFileIds: [fileId] })],
    })
    expect(kept.segments.map((segment) => segment.slides)).toEqual([0, 1])
  })

  test.each([
    ['somebody else’s', async () => aSlide(await aPerson(bench)), 'slide_unknown'],
    ['what was sent as something else', () => aSlide(host, 'evidence'), 'slide_unknown'],
    ['none at all', () => Promise.resolve(crypto.randomUUID()), 'slide_unknown'],
  ])('%s is refused', async (_, file, message) => {
    const fileId = await file()
    await expect(plan(ofEmployer({ slideFileIds: [fileId] }))).rejects.toMatchObject(
      refused('segments.0.slideFileIds.0', message),
    )
  })

  test('twenty pages are enough, and no picture comes twice', async () => {
    const [long, one] = [await aSlide(host, 'slide', aLongPdf(20)), await aSlide(host)]
    await expect(plan(ofEmployer({ slideFileIds: [long, one] }))).rejects.toMatchObject(
      refused('segments.0.slideFileIds', 'slides_many'),
    )
    await expect(plan(ofEmployer({ slideFileIds: [one, one] }))).rejects.toMatchObject(
      refused('segments.0.slideFileIds.1', 'duplicate'),
    )
    expect((await plan(ofEmployer({ slideFileIds: [long] }))).segments[0]!.slides).toBe(20)
  })
})

test('a reviewer sees who presents and every slide, of exactly what was handed in', async () => {
  const fileId = await aSlide(host)
  await plan(ofEmployer({ coPresenterPersonIds: [colleague.personId], slideFileIds: [fileId] }))
  await bench.deps.db.updateTable('person').set({ name: '李师傅' }).where('id', '=', colleague.personId).execute()
  await submitSession(host.ctx, draft.id, {})
  const caseId = await openCaseOf(bench, 'session_plan', draft.id)
  const { content, evidence } = await openCase(job.reviewer.ctx, caseId)
  expect(content).toMatchObject({
    segments: [{ slideFileIds: [fileId], presenterNames: expect.arrayContaining(['李师傅']) }],
  })
  expect(evidence).toMatchObject([{ label: 'slide', id: fileId }])
  const { content: kept } = await bench.deps.db
    .selectFrom('session_revision')
    .select('content')
    .where('session_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(kept)).not.toContain('李师傅')
})

describe('whoever presents', () => {
  async function onTheirWay() {
    await plan(
      ofEmployer({ jobIds: [job.job.id], coPresenterPersonIds: [colleague.personId] }),
      ofEmployer({ jobIds: [second.job.id] }),
      ofStation(),
    )
    await submitSession(host.ctx, draft.id, {})
    await decided(job.reviewer.ctx, await openCaseOf(bench, 'session_plan', draft.id))
    draft = await startSession(host.ctx, draft.id)
    return (nth: number) => actOnSegment(host.ctx, draft.id, draft.segments[nth]!.id, 'run')
  }
  const pin = (by: SignedIn, jobId: string) => pinJob(by.ctx, draft.id, { jobId })

  test('says 讲到这里 of a job of their own segment while it runs, and of no other', async () => {
    const run = await onTheirWay()
    await expect(pin(job.owner, job.job.id)).rejects.toMatchObject({ code: 'forbidden' })
    await run(0)
    expect((await pin(job.owner, job.job.id)).pinnedJobId).toBe(job.job.id)
    expect((await pin(colleague, job.job.id)).pinnedJobId).toBe(job.job.id)
    await expect(pin(job.owner, second.job.id)).rejects.toMatchObject({ code: 'forbidden' })
    await run(1)
    await expect(pin(colleague, second.job.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await pin(job.owner, second.job.id)).segments.map(({ state }) => state)).toEqual([
      'done',
      'running',
      'waiting',
    ])
  })

  test('is nobody from elsewhere', async () => {
    const run = await onTheirWay()
    await run(0)
    for (const somebody of [await aPerson(bench), (await aPublishedJob(bench)).owner])
      await expect(pin(somebody, job.job.id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
