import { MediaTokenView } from '@zhibo/core/media/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { SessionSummary, SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { presenterIdentity, roomName } from '../media/rooms.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import {
  aDraftSession,
  aPlan,
  aPlannedSession,
  aRunningSession,
  aScheduledSession,
  aSubmittedSession,
} from '../testing/sessions.ts'
import { claimsOf } from '../testing/tokens.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob
let host: SignedIn

beforeAll(async () => {
  bench = await aBench()
  app = buildApp(bench.deps)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())

interface Request {
  as?: SignedIn | undefined
  body?: unknown
  method?: string
}

interface Answer {
  status: number
  link: string | null
  body: unknown
}

async function call(
  path: string,
  { as, body, method = body === undefined ? 'GET' : 'POST' }: Request = {},
): Promise<Answer> {
  const response = await app.request(`/api/sessions${path}`, {
    method,
    headers: { ...(as && { cookie: as.cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, link: response.headers.get('link'), body: (await response.json()) as unknown }
}

const view = async (id: string, as?: SignedIn) => SessionView.parse((await call(`/${id}`, { as })).body)
const codeOf = (answer: { body: unknown }) => ProblemView.parse(answer.body).code
const token = (id: string, as?: SignedIn, body = {}) => call(`/${id}/media-token`, { as, body })

test('a plan is seen by its station’s staff and by nobody else until it is approved', async () => {
  const created = await call('', { as: host, body: aPlan(bench, job.stationId) })
  expect(created.status).toBe(201)
  const { id, state } = SessionView.parse(created.body)
  expect(state).toBe('draft')

  expect((await view(id, host)).id).toBe(id)
  expect((await view(id, job.reviewer)).id).toBe(id)
  for (const as of [undefined, job.owner, await aStaff(bench, 'agent')])
    expect(await call(`/${id}`, { as })).toMatchObject({ status: 404 })
})

test('two sessions cannot have one studio at the same time; touching hours can', async () => {
  const { session, stationId } = await aDraftSession(bench)
  const planner = await aStaff(bench, 'host', stationId)
  const studios = z
    .object({ studios: z.array(z.object({ id: z.uuid() })) })
    .parse(await (await app.request(`/api/stations/${stationId}`)).json())
  const studioId = studios.studios[0]!.id
  const { plannedStart, plannedEnd } = session
  const plan = aPlan(bench, stationId, { studioId, plannedStart, plannedEnd })

  expect(await call('', { as: planner, body: plan })).toMatchObject({ status: 201, body: { studioName: '一号直播间' } })
  const taken = await call('', { as: planner, body: plan })
  expect([taken.status, codeOf(taken)]).toEqual([409, 'studio_taken'])

  const after = { ...plan, plannedStart: plannedEnd, plannedEnd: new Date(Date.parse(plannedEnd) + 1).toISOString() }
  expect(await call('', { as: planner, body: after })).toMatchObject({ status: 201 })
})

test('a cancelled session frees its studio', async () => {
  const { session, stationId, host: planner } = await aDraftSession(bench)
  const station = (await (await app.request(`/api/stations/${stationId}`)).json()) as { studios: { id: string }[] }
  const plan = aPlan(bench, stationId, {
    studioId: station.studios[0]!.id,
    plannedStart: session.plannedStart,
    plannedEnd: session.plannedEnd,
  })
  const first = SessionView.parse((await call('', { as: planner, body: plan })).body)
  await call(`/${first.id}/cancel`, { as: planner, body: { reason: '停电' } })

  expect(await call('', { as: planner, body: plan })).toMatchObject({ status: 201 })
  expect(await view(first.id, planner)).toMatchObject({ state: 'cancelled', cancelReason: '停电' })
})

test('only employers and jobs in force get into a run of show', async () => {
  const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
  const put = (jobIds: string[], employerId = job.employer.id, presenterPersonId: string | null = null) =>
    call(`/${session.id}/run-of-show`, {
      as: host,
      method: 'PUT',
      body: {
        expectedVersion: session.version,
        segments: [{ employerId, presenterPersonId, minutes: 20, jobIds }],
      },
    })
  const other = await aPublishedJob(bench)

  expect(codeOf(await put([other.job.id]))).toBe('job_not_in_force')
  expect(codeOf(await put([job.job.id, job.job.id]))).toBe('invalid_body')
  expect(codeOf(await put([], crypto.randomUUID()))).toBe('employer_not_in_force')
  expect(codeOf(await put([job.job.id], job.employer.id, other.owner.personId))).toBe('invalid_body')

  const set = SessionView.parse((await put([job.job.id])).body)
  expect(set.segments).toMatchObject([{ employerName: job.employer.name, minutes: 20, jobs: [{ id: job.job.id }] }])
  expect(codeOf(await put([job.job.id]))).toBe('stale_version')
})

test('a plan in review stands still', async () => {
  const { session } = await aSubmittedSession(bench, { job, host })
  const body = { expectedVersion: session.version, segments: [] }
  expect(codeOf(await call(`/${session.id}/run-of-show`, { as: host, method: 'PUT', body }))).toBe('not_from_here')
})

test('an empty plan cannot be submitted', async () => {
  const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
  const answer = await call(`/${session.id}/submissions`, { as: host, body: {} })
  expect([answer.status, codeOf(answer)]).toEqual([422, 'draft_incomplete'])
  expect((await view(session.id, host)).state).toBe('draft')
})

test('the programme hides plans, pages by its Link header and names who presents what', async () => {
  const station = job.stationId
  const drafts = [await aPlannedSession(bench, { job, host }), await aPlannedSession(bench, { job, host })]
  const { session } = await aScheduledSession(bench, { job, host })
  const list = async (query: string, as?: SignedIn) => {
    const answer = await call(`?stationId=${station}&${query}`, { as })
    return { ...answer, lines: z.array(SessionSummary).parse(answer.body) }
  }

  const seen = (await list('')).lines
  expect(seen.find((line) => line.id === session.id)).toMatchObject({
    employerNames: [job.employer.name],
    jobCount: 1,
  })
  expect(seen.some((line) => drafts.some((draft) => draft.session.id === line.id))).toBe(false)
  expect((await list('state=draft')).lines).toEqual([])
  expect((await list('state=draft', host)).lines.length).toBeGreaterThanOrEqual(2)

  const pages: string[] = []
  for (let path: string | null = `?stationId=${station}&limit=2`; path !== null;) {
    const { body, link }: Answer = await call(path, { as: host })
    pages.push(
      ...z
        .array(SessionSummary)
        .parse(body)
        .map((line) => line.id),
    )
    path = link && /^<\/api\/sessions(.*)>; rel="next"$/.exec(link)![1]!
  }
  expect(pages).toEqual((await list('limit=100', host)).lines.map((line) => line.id))
})

test('who asks decides what a pass allows', async () => {
  const { session, presenter, presenterId } = await aRunningSession(bench, { job, host })
  const pass = async (as?: SignedIn, body = {}) => MediaTokenView.parse((await token(session.id, as, body)).body)

  const presenting = await pass(presenter)
  expect(presenting).toMatchObject({ role: 'presenter', onAir: true, rehearsal: false })
  expect(claimsOf(presenting.token)).toMatchObject({
    sub: presenterIdentity(presenterId),
    video: { room: roomName('live', session.id), canPublish: true, canPublishData: false },
  })
  for (const watching of [await pass(), await pass(await aPerson(bench)), await pass(presenter, { as: 'viewer' })]) {
    expect(watching).toMatchObject({ role: 'viewer', onAir: false })
    expect(claimsOf(watching.token).video).toMatchObject({ canPublish: false, canPublishData: false, hidden: true })
  }
  expect(await pass(host)).toMatchObject({ role: 'monitor' })
  expect(claimsOf((await pass()).token).sub).not.toBe(claimsOf((await pass()).token).sub)
})

test('a presenter of one session is a viewer in another', async () => {
  const elsewhere = await aPublishedJob(bench)
  const { session } = await aRunningSession(bench, { job, host })
  const answer = await token(session.id, elsewhere.owner)
  expect(MediaTokenView.parse(answer.body)).toMatchObject({ role: 'viewer', onAir: false })
})

test('viewers get into a room only while the session is on; to a rehearsal, never', async () => {
  const { session, presenter } = await aScheduledSession(bench, { job, host })
  expect(codeOf(await token(session.id, presenter))).toBe('session_not_live')

  await call(`/${session.id}/rehearsal`, { as: host, body: {} })
  expect(codeOf(await token(session.id))).toBe('session_not_live')
  expect(codeOf(await token(session.id, presenter, { as: 'viewer' }))).toBe('session_not_live')
  const rehearsing = MediaTokenView.parse((await token(session.id, presenter)).body)
  expect(rehearsing).toMatchObject({ role: 'presenter', rehearsal: true })
  expect(claimsOf(rehearsing.token).video).toMatchObject({ room: roomName('rehearsal', session.id) })
  expect(await view(session.id)).toMatchObject({ rehearsing: false })
  expect(await view(session.id, presenter)).toMatchObject({ rehearsing: true })

  await call(`/${session.id}/start`, { as: host, body: {} })
  expect(await bench.deps.media.participants(roomName('rehearsal', session.id))).toBeNull()
  expect(await bench.deps.media.participants(roomName('live', session.id))).toEqual([])

  await call(`/${session.id}/end`, { as: host, body: {} })
  expect(codeOf(await token(session.id, presenter))).toBe('session_not_live')
  expect(await bench.deps.media.participants(roomName('live', session.id))).toBeNull()
})

test('after an emergency stop nobody gets in until a lead reopens, and nobody is on air then', async () => {
  const { session, presenter } = await aRunningSession(bench, { job, host })
  const stopped = await call(`/${session.id}/emergency-stop`, { as: host, body: { reason: '口播违规' } })
  expect(SessionView.parse(stopped.body)).toMatchObject({
    state: 'interrupted',
    stopped: true,
    presenters: [{ state: 'off_air' }],
  })
  for (const as of [undefined, presenter, host]) {
    const refused = await token(session.id, as)
    expect([refused.status, codeOf(refused)]).toEqual([410, 'session_stopped'])
  }
  expect(await bench.deps.media.participants(roomName('live', session.id))).toBeNull()

  const lead = await aStaff(bench, 'lead', job.stationId)
  await call(`/${session.id}/reopen`, { as: lead, body: { reason: '已处理' } })
  expect(MediaTokenView.parse((await token(session.id, presenter)).body)).toMatchObject({ onAir: false })
})

test('what everybody sees on every screen: a pinned job and a correction', async () => {
  const { session } = await aRunningSession(bench, { job, host })
  const other = await aPublishedJob(bench, { by: job })

  await call(`/${session.id}/pins`, { as: host, body: { jobId: job.job.id } })
  await call(`/${session.id}/corrections`, { as: host, body: { text: '保底是 2,600 元，不是 3,000 元。' } })
  expect(await view(session.id)).toMatchObject({
    pinnedJobId: job.job.id,
    correction: '保底是 2,600 元，不是 3,000 元。',
    // Begun, put on air, gone to the job's segment, pinned, corrected.
    seq: 5,
  })
  expect(await call(`/${session.id}/pins`, { as: host, body: { jobId: other.job.id } })).toMatchObject({ status: 404 })
  for (const as of [await aPerson(bench), (await aPublishedJob(bench)).owner])
    expect(await call(`/${session.id}/pins`, { as, body: { jobId: job.job.id } })).toMatchObject({ status: 403 })
})

test('presenters are put on air and taken off by those who run the session, and only while it runs', async () => {
  const { session, presenterId, presenter } = await aScheduledSession(bench, { job, host })
  const put = (way: 'on-air' | 'off-air', as = host) =>
    call(`/${session.id}/presenters/${presenterId}/${way}`, { as, body: {} })

  expect(codeOf(await put('on-air'))).toBe('session_not_live')
  await call(`/${session.id}/start`, { as: host, body: {} })
  expect(codeOf(await put('off-air'))).toBe('not_from_here')
  expect(codeOf(await put('on-air', presenter))).toBe('forbidden')
  expect(await put('on-air')).toMatchObject({ status: 200, body: { presenters: [{ state: 'on_air' }] } })
  expect(codeOf(await put('on-air'))).toBe('not_from_here')
  expect(await put('off-air')).toMatchObject({ body: { presenters: [{ state: 'off_air' }] } })
})
