import { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { openCase } from '../reviews/open-detail.ts'
import { entriesOf } from '../testing/audit.ts'
import { decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aDraftSession, aPlan, aRunningSession, aScheduledSession, aSubmittedSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { bookingsOf } from './bookings.ts'
import { cancelSession } from './cancel.ts'
import { endSession } from './end.ts'
import { beginRehearsal } from './rehearse.ts'
import { submitSession } from './submit.ts'
import { viewSession } from './view.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let studios: { id: string }[]

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  studios = await bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', job.stationId).execute()
})
afterAll(() => bench.close())

const basicsOf = async (id: string) => (await client.ask(SessionBasics, host, 'GET', `/api/sessions/${id}/basics`)).body

/** What the form would send to change nothing. */
async function asItIs(id: string) {
  const {
    id: _,
    version,
    state: _s,
    stationId: _t,
    seriesId: _i,
    seriesDay: _d,
    partners,
    ...basics
  } = await basicsOf(id)
  return { ...basics, partnerIds: partners.map(({ stationId }) => stationId), expectedVersion: version }
}
const put = async (id: string, given: object = {}) =>
  (await client.ask(SessionView, host, 'PUT', `/api/sessions/${id}`, { ...(await asItIs(id)), ...given })).body
const refusedPut = async (id: string, given: object = {}, who = host) =>
  (await client.refused(who, 'PUT', `/api/sessions/${id}`, { ...(await asItIs(id)), ...given })).code

const booked = async (sessionId: string) => {
  const all = await bookingsOf(
    bench.system,
    studios.map(({ id }) => id),
    new Date('2026-01-01'),
    new Date('2030-01-01'),
  )
  return all.filter((each) => each.sessionId === sessionId)
}
const minutes = (iso: string, by: number) => new Date(Date.parse(iso) + by * 60_000)

describe('a studio', () => {
  test('is taken for the time to set up and to clear away as well; the hours of the show stay', async () => {
    const { session } = await aDraftSession(bench, {
      stationId: job.stationId,
      host,
      studioId: studios[0]!.id,
      setupBeforeMinutes: 45,
      setupAfterMinutes: 30,
    })
    expect(await booked(session.id)).toMatchObject([
      { from: minutes(session.plannedStart, -45), to: minutes(session.plannedEnd, 30) },
    ])
    const after = (gap: number) =>
      aPlan(bench, job.stationId, {
        studioId: studios[0]!.id,
        plannedStart: minutes(session.plannedEnd, gap).toISOString(),
        plannedEnd: minutes(session.plannedEnd, gap + 60).toISOString(),
      })
    expect((await client.refused(host, 'POST', '/api/sessions', after(29))).code).toBe('studio_taken')
    await client.ask(SessionView, host, 'POST', '/api/sessions', after(30))
  })

  test('moves with the session in one step, and stays where it was when the new hours are taken', async () => {
    const first = await aDraftSession(bench, { stationId: job.stationId, host, studioId: studios[0]!.id })
    const second = await aDraftSession(bench, { stationId: job.stationId, host, studioId: studios[0]!.id })
    const { plannedStart, plannedEnd } = second.session

    expect(await refusedPut(first.session.id, { plannedStart, plannedEnd })).toBe('studio_taken')
    expect(await booked(first.session.id)).toMatchObject([{ from: new Date(first.session.plannedStart) }])

    const moved = await put(first.session.id, { plannedStart, plannedEnd, studioId: studios[1]!.id })
    expect(moved).toMatchObject({ plannedStart, studioName: '二号直播间', version: first.session.version + 1 })
    expect(await booked(first.session.id)).toMatchObject([{ studioId: studios[1]!.id, from: new Date(plannedStart) }])
    // Its old hours are free.
    await put(second.session.id, {
      plannedStart: first.session.plannedStart,
      plannedEnd: first.session.plannedEnd,
    })
  })

  test('of another station cannot be had, and none at all is fine', async () => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host, studioId: studios[0]!.id })
    const elsewhere = await aDraftSession(bench)
    const foreign = await bench.deps.db
      .selectFrom('studio')
      .select('id')
      .where('station_id', '=', elsewhere.stationId)
      .executeTakeFirstOrThrow()
    expect(await refusedPut(session.id, { studioId: foreign.id })).toBe('not_found')
    expect(await put(session.id, { studioId: null })).toMatchObject({ studioName: null })
    expect(await booked(session.id)).toEqual([])
  })

  test('is free again once the session is cancelled or has ended', async () => {
    const called = await aDraftSession(bench, { stationId: job.stationId, host, studioId: studios[0]!.id })
    await cancelSession(host.ctx, called.session.id, { reason: '停电' })
    expect(await booked(called.session.id)).toEqual([])

    const held = await aRunningSession(bench, { job, host, studioId: studios[0]!.id })
    expect(await booked(held.session.id)).toHaveLength(1)
    await endSession(host.ctx, held.session.id)
    expect(await booked(held.session.id)).toEqual([])
    expect(await viewSession(host.ctx, held.session.id)).toMatchObject({ studioName: '一号直播间' })
  })
})

describe('a plan', () => {
  test('is changed whole while it is a draft, and the trail says from when to when', async () => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
    const changed = await put(session.id, {
      title: '平车专场',
      kind: 'quick_round',
      theme: 'flat_seam',
      plannedStart: '2027-01-06T19:30:00+08:00',
      plannedEnd: '2027-01-06T21:00:00+08:00',
    })
    expect(changed).toMatchObject({ title: '平车专场', kind: 'quick_round', theme: 'flat_seam' })
    expect(changed.plannedStart).toBe('2027-01-06T11:30:00.000Z')
    const [last] = (await entriesOf(bench, 'session', session.id)).slice(-1)
    expect(last).toMatchObject({
      action: 'session.replanned',
      detail: { from: session.plannedStart, to: '2027-01-06T11:30:00.000Z' },
    })
  })

  test.each([
    ['that ends before it begins', { plannedEnd: '2026-01-01T00:00:00Z' }],
    ['of more than half a day', { plannedEnd: '2029-01-01T00:00:00Z' }],
    ['without a title', { title: ' ' }],
    ['with a day of setting up', { setupBeforeMinutes: 241 }],
    ['of a theme we do not have', { theme: 'dancing' }],
  ])('%s is refused', async (_, given) => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
    expect(await refusedPut(session.id, given)).toBe('invalid_body')
  })

  test('does not change while somebody looks at it, nor once it runs or is over', async () => {
    const { session } = await aSubmittedSession(bench, { job, host })
    expect(await refusedPut(session.id)).toBe('not_from_here')
    const running = await aRunningSession(bench, { job, host })
    expect(await refusedPut(running.session.id)).toBe('not_from_here')
    await endSession(host.ctx, running.session.id)
    expect(await refusedPut(running.session.id)).toBe('not_from_here')
  })

  test('changed by somebody else meanwhile is not overwritten', async () => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
    await put(session.id)
    expect(await refusedPut(session.id, { expectedVersion: session.version })).toBe('stale_version')
  })

  test('is for the hosts and leads of its station', async () => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host })
    for (const role of ['reviewer', 'agent', 'auditor'] as const)
      expect(await refusedPut(session.id, {}, await aStaff(bench, role, job.stationId)), role).toBe('forbidden')
    expect(await refusedPut(session.id, {}, (await aDraftSession(bench)).host)).toBe('forbidden')
    expect(await refusedPut(session.id, {}, await aPerson(bench))).toBe('forbidden')
    const path = `/api/sessions/${session.id}/basics`
    expect((await client.refused(null, 'GET', path)).code).toBe('not_found')
    expect((await client.refused(job.reviewer, 'GET', path)).code).toBe('forbidden')
  })

  test('shows the reviewer what it is, where, and how long the studio is taken', async () => {
    const { session, reviewer } = await aSubmittedSession(bench, {
      job,
      host,
      kind: 'factory_walk',
      theme: 'couples',
      studioId: studios[0]!.id,
      setupBeforeMinutes: 20,
    })
    const { content } = await openCase(reviewer.ctx, await openCaseOf(bench, 'session_plan', session.id))
    expect(content).toMatchObject({
      kind: 'factory_walk',
      theme: 'couples',
      studioName: '一号直播间',
      setupBeforeMinutes: 20,
      setupAfterMinutes: 0,
    })
  })
})

describe('an approved session', () => {
  test('changes its studio and its time to set up, and nothing a reviewer approved', async () => {
    const { session } = await aScheduledSession(bench, { job, host, studioId: studios[0]!.id })
    expect(await put(session.id, { studioId: studios[1]!.id, setupBeforeMinutes: 60 })).toMatchObject({
      state: 'scheduled',
      studioName: '二号直播间',
    })
    for (const given of [
      { title: '换个名字' },
      { theme: 'couples' },
      { plannedEnd: minutes(session.plannedEnd, 5).toISOString() },
    ])
      expect(await refusedPut(session.id, given)).toBe('not_from_here')
  })

  test('is taken back to a draft with a reason, out of sight, and goes before the reviewers anew', async () => {
    const { session, reviewer } = await aScheduledSession(bench, { job, host, studioId: studios[0]!.id })
    await beginRehearsal(host.ctx, session.id)
    const { version } = await basicsOf(session.id)
    const withdraw = (given: object, who = host) =>
      client.refused(who, 'POST', `/api/sessions/${session.id}/withdrawal`, {
        expectedVersion: version,
        reason: '企业改了时间',
        ...given,
      })
    expect((await withdraw({ reason: '' })).code).toBe('invalid_body')
    expect((await withdraw({ expectedVersion: 1 })).code).toBe('stale_version')
    expect((await withdraw({}, reviewer)).code).toBe('forbidden')

    const draft = await client.ask(SessionView, host, 'POST', `/api/sessions/${session.id}/withdrawal`, {
      expectedVersion: version,
      reason: '企业改了时间',
    })
    expect(draft.body).toMatchObject({ state: 'draft', rehearsing: false })
    // Who has its page open hears of it; why is the staff's.
    expect(await eventsOf(bench, session.id)).toEqual([{ seq: session.seq + 1, type: 'session.withdrawn' }])
    expect(await booked(session.id)).toHaveLength(1)
    expect((await client.refused(null, 'GET', `/api/sessions/${session.id}`)).code).toBe('not_found')
    expect((await withdraw({ expectedVersion: draft.body.version })).code).toBe('not_from_here')

    await put(session.id, { plannedEnd: minutes(session.plannedEnd, 30).toISOString() })
    await submitSession(host.ctx, session.id, {})
    await decided(reviewer.ctx, await openCaseOf(bench, 'session_plan', session.id))
    expect(await viewSession(host.ctx, session.id)).toMatchObject({ state: 'scheduled' })
    expect((await eventsOf(bench, session.id)).at(-1)).toMatchObject({ type: 'session.announced' })
  })
})
