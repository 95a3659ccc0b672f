import { deviationLifecycle } from '@zhibo/core/deviations/lifecycle'
import { DeviationFileView, DeviationScore } from '@zhibo/core/deviations/schema'
import { DeviationView } from '@zhibo/core/sessions/schema'
import { transition } from '@zhibo/core/lifecycle'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { publicEmployer } from '../employers/read.ts'
import { openMessage } from '../notify/body.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { entriesOf, trailOf } from '../testing/audit.ts'
import { aClient, type Answer } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { viewSession } from '../sessions/view.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let lead: SignedIn
let running: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())
beforeEach(async () => {
  // Tests move on for days; whoever signed in on the first is signed in on each.
  bench.clock.set('2026-11-23T12:00:00+08:00')
  running = await aRunningSession(bench, { job, host })
})

const text = '保底是 2,600 元，不是 3,000 元。'
const path = (rest = '') => `/api/sessions/${running.session.id}/deviations${rest}`
const mark = async (given: object = {}, by = host) =>
  (await client.ask(DeviationView, by, 'POST', path(), { jobId: job.job.id, field: 'pay', text, ...given })).body
const filesSeenBy = async (who: SignedIn, where = path()) =>
  (await client.ask(z.array(DeviationFileView), who, 'GET', where)).body
const answer = (who: SignedIn, id: string, body: object = { text: '口误，以岗位卡为准。' }) =>
  client.send(who, 'POST', `/api/deviations/${id}/answer`, body)
const settle = (who: SignedIn, id: string, outcome: 'accepted' | 'not_accepted' = 'accepted') =>
  client.send(who, 'POST', `/api/deviations/${id}/settlement`, { outcome, note: '已核对' })
const withdraw = (who: SignedIn, id: string, reason = '听错了') =>
  client.send(who, 'POST', path(`/${id}/withdrawal`), { reason })
const codeOf = async (answered: Response) => ((await answered.json()) as { code?: string }).code
const score = async (employerId = job.employer.id) =>
  (await client.ask(DeviationScore, null, 'GET', `/api/employers/${employerId}/deviation-score`)).body.count

describe('a marked deviation', () => {
  test('pressed twice is one; said again later it is another', async () => {
    const pressed = await Promise.all([mark(), mark(), mark()])
    expect(new Set(pressed.map(({ id }) => id)).size).toBe(1)
    expect((await eventsOf(bench, running.session.id)).filter(({ type }) => type === 'deviation.marked')).toHaveLength(
      1,
    )
    await mark({ field: 'hours' })
    expect(await filesSeenBy(host)).toHaveLength(2)
    bench.clock.advance(10_000)
    expect((await mark()).id).not.toBe(pressed[0].id)
    await withdraw(host, (await filesSeenBy(host)).at(-1)!.id)
    expect(await filesSeenBy(host)).toMatchObject([{}, {}, { state: 'withdrawn' }])
    await mark()
    expect(await filesSeenBy(host)).toHaveLength(4)
  })

  test('stands on every screen with what is true, and has its time code', async () => {
    bench.clock.advance(754_000)
    const marked = await mark()
    expect((await eventsOf(bench, running.session.id)).at(-1)).toMatchObject({
      type: 'deviation.marked',
      deviation: marked,
    })
    expect((await viewSession(running.presenter.ctx, running.session.id)).deviations).toEqual([marked])
    expect(await filesSeenBy(host)).toMatchObject([
      { atMs: 754_000, employerId: job.employer.id, jobTitle: job.card.title, state: 'open', answerDueAt: null },
    ])
    expect(JSON.stringify(marked)).not.toContain(host.personId)
    expect(await entriesOf(bench, 'deviation', marked.id)).toMatchObject([
      { action: 'deviation.mark', actor_id: host.personId, detail: { field: 'pay', job: job.job.id } },
    ])
  })

  test('belongs to the employer of its job, to one named, or to none when the station misspoke', async () => {
    await mark({ jobId: undefined, employerId: job.employer.id })
    await mark({ jobId: undefined })
    expect((await filesSeenBy(host)).map(({ employerId }) => employerId)).toEqual([job.employer.id, null])
  })

  test('is about this show: jobs and employers of others are not found', async () => {
    const other = await aPublishedJob(bench)
    const sent = { field: 'pay', text }
    for (const body of [
      { ...sent, jobId: other.job.id },
      { ...sent, employerId: other.employer.id },
      { ...sent, jobId: job.job.id, employerId: other.employer.id },
      { ...sent, jobId: crypto.randomUUID() },
    ])
      expect((await client.refused(host, 'POST', path(), body)).code).toBe('not_found')
  })

  test.each([
    ['nothing', {}],
    ['a field nobody knows', { field: 'looks', text }],
    ['no words', { field: 'pay', text: ' ' }],
    ['201 characters', { field: 'pay', text: '保'.repeat(201) }],
    ['what hides', { field: 'pay', text: '保底\u202e' }],
  ])('with %s is refused', async (_, body) => {
    expect((await client.refused(host, 'POST', path(), body)).code).toBe('invalid_body')
  })

  test('is marked while the show runs and by its hosts', async () => {
    const body = { jobId: job.job.id, field: 'pay', text }
    expect((await client.refused(null, 'POST', path(), body)).code).toBe('not_signed_in')
    const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
    for (const other of [
      elsewhere,
      running.presenter,
      job.reviewer,
      await aPerson(bench),
      await aStaff(bench, 'auditor'),
    ])
      expect((await client.refused(other, 'POST', path(), body)).code).toBe('forbidden')
    await mark({}, lead)

    const scheduled = await aScheduledSession(bench, { job, host })
    const early = `/api/sessions/${scheduled.session.id}/deviations`
    expect((await client.refused(host, 'POST', early, body)).code).toBe('session_not_live')
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    expect((await client.refused(host, 'POST', path(), body)).code).toBe('session_stopped')
  })
})

describe('taken back', () => {
  test('it leaves the screens and no longer counts; that it was there stays in the stream', async () => {
    const before = await score()
    const marked = await mark()
    expect(await score()).toBe(before + 1)
    expect((await withdraw(host, marked.id)).status).toBe(200)
    expect((await viewSession(host.ctx, running.session.id)).deviations).toEqual([])
    expect((await eventsOf(bench, running.session.id)).slice(-2).map(({ type }) => type)).toEqual([
      'deviation.marked',
      'deviation.withdrawn',
    ])
    expect(await score()).toBe(before)
    expect(await filesSeenBy(host)).toMatchObject([{ state: 'withdrawn', note: '听错了', actions: [] }])
  })

  test('it says why, and is this show’s', async () => {
    const marked = await mark()
    expect(await codeOf(await withdraw(host, marked.id, ' '))).toBe('invalid_body')
    const other = await aRunningSession(bench, { job, host })
    const elsewhere = `/api/sessions/${other.session.id}/deviations/${marked.id}/withdrawal`
    expect((await client.refused(host, 'POST', elsewhere, { reason: '听错了' })).code).toBe('not_found')
    expect(await filesSeenBy(host)).toMatchObject([{ state: 'open' }])
  })

  test('also after the show', async () => {
    const marked = await mark()
    await endSession(host.ctx, running.session.id)
    expect((await withdraw(host, marked.id)).status).toBe(200)
  })
})

describe('after the show', () => {
  test('the employer’s owners are asked to explain, once, within three working days', async () => {
    bench.clock.set('2026-11-27T20:00:00+08:00')
    host = await signedIn(bench, host.personId, 'password')
    await mark()
    await mark({ field: 'hours', text: '每天 8 小时。' })
    const taken = await mark({ field: 'rest', text: '单休。' })
    await withdraw(host, taken.id)
    await endSession(host.ctx, running.session.id)

    const rows = await bench.deps.db
      .selectFrom('outbox_message')
      .selectAll()
      .where('template', '=', 'deviations_to_answer')
      .execute()
    const asked = rows.map((row) => openMessage(bench.deps.vault, row)!.values)
    const { title } = running.session
    expect(asked.filter((each) => each['title'] === title)).toEqual([{ title, count: '2', day: '2026-12-02' }])
    expect((await filesSeenBy(host)).map(({ answerDueAt }) => answerDueAt)).toEqual([
      '2026-12-02T12:00:00.000Z',
      '2026-12-02T12:00:00.000Z',
      null,
    ])
  })

  test('it is explained, and explained anew, until it is settled', async () => {
    const { id } = await mark()
    expect((await answer(running.presenter, id)).status).toBe(200)
    const again = await answer(running.presenter, id, { text: '已经在现场更正。', expectedVersion: 2 })
    expect(DeviationFileView.parse(await again.json())).toMatchObject({
      state: 'explained',
      answer: '已经在现场更正。',
      actions: ['answer'],
    })
    expect(await codeOf(await answer(running.presenter, id, { text: '再说一遍', expectedVersion: 2 }))).toBe(
      'stale_version',
    )
    expect((await settle(lead, id)).status).toBe(200)
    expect(await codeOf(await answer(running.presenter, id))).toBe('not_from_here')
    expect(await trailOf(bench, id)).toEqual([
      'deviation.mark',
      'deviation.answer',
      'deviation.answer',
      'deviation.settle',
    ])
  })

  test('it is settled by somebody else than who marked it', async () => {
    const { id } = await mark()
    await answer(running.presenter, id)
    expect(await codeOf(await settle(host, id))).toBe('own_submission')
    const colleague = await aStaff(bench, 'host', job.stationId)
    const settled = DeviationFileView.parse(await (await settle(colleague, id, 'not_accepted')).json())
    expect(settled).toMatchObject({ state: 'settled', outcome: 'not_accepted', note: '已核对', actions: [] })
  })

  test('it is not settled before the employer has had its say or its time is up', async () => {
    const { id } = await mark()
    expect(await codeOf(await settle(lead, id))).toBe('not_from_here')
    await endSession(host.ctx, running.session.id)
    expect((await filesSeenBy(lead))[0]!.actions).toEqual(['withdraw'])
    expect(await codeOf(await settle(lead, id))).toBe('not_from_here')
    bench.clock.advance(14 * 86_400_000)
    const later = await signedIn(bench, lead.personId, 'password')
    expect((await filesSeenBy(later))[0]!.actions).toEqual(['withdraw', 'settle'])
    expect((await settle(later, id, 'not_accepted')).status).toBe(200)
  })

  test('what the station itself misspoke waits for no employer', async () => {
    const { id } = await mark({ jobId: undefined })
    expect((await settle(lead, id)).status).toBe(200)
    expect(await codeOf(await answer(running.presenter, id))).toBe('not_found')
  })
})

test('the score is what stood in 90 days: an explanation that was accepted does not count', async () => {
  const own = await aPublishedJob(bench)
  const theirHost = await aStaff(bench, 'host', own.stationId)
  running = await aRunningSession(bench, { job: own, host: theirHost })
  const marked = [
    await mark({ jobId: own.job.id }, theirHost),
    await mark({ jobId: own.job.id, field: 'hours' }, theirHost),
    await mark({ jobId: own.job.id, field: 'rest' }, theirHost),
  ]
  expect(await score(own.employer.id)).toBe(3)
  expect((await publicEmployer(bench.system, own.employer.id)).deviationsIn90Days).toBe(3)
  for (const { id } of marked) await answer(own.owner, id)
  await settle(lead, marked[0]!.id, 'accepted')
  await settle(lead, marked[1]!.id, 'not_accepted')
  expect(await score(own.employer.id)).toBe(2)
  bench.clock.advance(90 * 86_400_000)
  expect(await score(own.employer.id)).toBe(0)
})

describe('is read', () => {
  test('by the station’s staff and by the employer’s people, and by nobody else', async () => {
    const { id } = await mark()
    const ofEmployer = `/api/employers/${job.employer.id}/deviations`
    for (const reader of [host, lead, job.reviewer, await aStaff(bench, 'auditor')]) {
      expect((await filesSeenBy(reader)).map((file) => file.id)).toEqual([id])
      expect((await filesSeenBy(reader, ofEmployer))[0]!.id).toBe(id)
    }
    expect((await filesSeenBy(running.presenter, ofEmployer))[0]).toMatchObject({ id, actions: ['answer'] })
    const stranger = await aPublishedJob(bench)
    const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
    for (const other of [stranger.owner, elsewhere, await aPerson(bench)]) {
      expect((await client.refused(other, 'GET', path())).code).toBe('forbidden')
      expect((await client.refused(other, 'GET', ofEmployer)).code).toBe('not_found')
    }
    for (const where of [path(), ofEmployer, '/api/deviations'])
      expect((await client.refused(null, 'GET', where)).code).toBe('not_signed_in')
  })

  test('across the shows of one’s stations, page by page, the newest first', async () => {
    const station = await aPublishedJob(bench)
    const theirHost = await aStaff(bench, 'host', station.stationId)
    running = await aRunningSession(bench, { job: station, host: theirHost })
    const ids: string[] = []
    for (let nth = 0; nth < 5; nth++)
      ids.unshift((await mark({ jobId: station.job.id, text: `第 ${nth} 处` }, theirHost)).id)

    const read: string[] = []
    for (let next: string | null = '/api/deviations?limit=2'; next !== null;) {
      const { body, headers }: Answer<DeviationFileView[]> = await client.ask(
        z.array(DeviationFileView),
        theirHost,
        'GET',
        next,
      )
      read.push(...body.map(({ id }) => id))
      next = /^<(.*)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? null
    }
    expect(read).toEqual(ids)
    await answer(station.owner, ids[0]!)
    expect((await filesSeenBy(theirHost, '/api/deviations?state=explained')).map(({ id }) => id)).toEqual([ids[0]])
    expect((await client.refused(await aPerson(bench), 'GET', '/api/deviations')).code).toBe('forbidden')
    expect((await client.refused(theirHost, 'GET', '/api/deviations?state=lost')).code).toBe('invalid_body')
  })
})

const deeds = { withdraw, answer, settle } as const
const roleOf = { host: 'host', lead: 'judge', employer: 'employer' } as const

describe.each(['open', 'explained', 'settled', 'withdrawn'] as const)('from %s', (state) => {
  test.each(['withdraw', 'answer', 'settle'] as const)('%s goes by the table', async (deed) => {
    for (const who of ['host', 'lead', 'employer'] as const) {
      const { id } = await mark({ jobId: undefined, employerId: job.employer.id })
      if (state === 'withdrawn') await withdraw(host, id)
      else if (state !== 'open') await answer(running.presenter, id)
      if (state === 'settled') await settle(lead, id)
      const actor = { host, lead, employer: running.presenter }[who]
      const roles = who === 'lead' ? (['host', 'judge'] as const) : ([roleOf[who]] as const)
      const outcome = transition(deviationLifecycle, state, deed, [...roles], '原因')
      const answered = await deeds[deed](actor, id)
      const early = deed === 'settle' && state === 'open' && who === 'lead'
      const expected =
        'to' in outcome && !early
          ? undefined
          : 'refused' in outcome && outcome.refused === 'not_by_you'
            ? deed === 'settle' && who === 'host'
              ? 'own_submission'
              : 'forbidden'
            : 'not_from_here'
      expect([who, await codeOf(answered)]).toEqual([who, expected])
    }
  })
})
