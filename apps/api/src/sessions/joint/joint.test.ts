import { JointAskView } from '@zhibo/core/sessions/partners'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { archive } from '../../demo/seed/archive.ts'
import { tellConnection } from '../../demo/seed/evidence.ts'
import { readLedger } from '../../ledger/read.ts'
import { entriesOf } from '../../testing/audit.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { aDraftSession, type APlannedSession, aScheduledSession } from '../../testing/sessions.ts'
import { bookingsOf } from '../bookings.ts'
import { sessionCalendar } from '../calendar/read.ts'
import { endSession } from '../end.ts'
import { putOnAir } from '../on-air.ts'
import { replanSession } from '../replan.ts'
import { startSession } from '../start.ts'
import { viewSession } from '../view.ts'
import { withdrawSession } from '../withdraw.ts'

const minute = 60_000
let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession
/** The station that joins, its host and a studio of it. */
let other: { stationId: string; host: SignedIn; studioId: string }

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  const { stationId, host: joining } = await aDraftSession(bench)
  show = await aScheduledSession(bench, { job, host, partnerIds: [stationId] })
  const [studio] = await bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', stationId).execute()
  other = { stationId, host: joining, studioId: studio!.id }
})

const path = () => `/api/sessions/${show.session.id}/stations`
const joining = (given: object = {}) => ({ stationId: other.stationId, studioId: other.studioId, ...given })
const join = async (given: object = {}) => {
  const { body } = await client.ask(JointAskView, other.host, 'POST', path(), joining(given))
  expect(body).toMatchObject({ stationId: other.stationId, state: 'accepted', session: { id: show.session.id } })
  return viewSession(host.ctx, show.session.id)
}
const refusedJoin = async (given: object = {}, who = other.host) =>
  (await client.refused(who, 'POST', path(), joining(given))).code
const leave = () => client.ask(JointAskView, other.host, 'DELETE', `${path()}/${other.stationId}`)
const booked = () => bookingsOf(bench.system, [other.studioId], new Date('2026-01-01'), new Date('2030-01-01'))

/** Holds the show with the picture of its presenter for an hour. */
async function held(): Promise<void> {
  const { session, presenterId } = show
  const before = bench.clock.read()
  await startSession(host.ctx, session.id)
  await putOnAir(host.ctx, session.id, presenterId)
  const from = bench.clock.read().getTime()
  const telling = { ...bench.system, media: archive }
  await tellConnection(telling, {
    sessionId: session.id,
    presenterId,
    from: from - 340,
    to: from + 60 * minute,
    picture: true,
  })
  bench.clock.advance(60 * minute)
  await endSession(host.ctx, session.id)
  bench.clock.set(before)
}
const countedAt = async (stationId: string) => {
  const later = { ...bench.system, clock: () => new Date('2026-11-30T12:00:00+08:00') }
  return (await readLedger(later, stationId, '2026-11')).rows.some(({ id }) => id === show.session.id)
}

describe('a station that joins', () => {
  test('has its own studio in it for the hours of the show, and both say so', async () => {
    const joint = await join({ setupBeforeMinutes: 30 })
    expect(joint.stations.map(({ id }) => id)).toEqual([job.stationId, other.stationId])
    expect(await booked()).toMatchObject([
      { sessionId: joint.id, from: new Date(Date.parse(joint.plannedStart) - 30 * minute) },
    ])
    const day = joint.plannedStart.slice(0, 10)
    const calendar = await sessionCalendar(other.host.ctx, { from: day, to: day, stationId: other.stationId })
    expect(calendar.sessions).toMatchObject([{ id: joint.id, bookings: [{ studioId: other.studioId }] }])
    expect((await entriesOf(bench, 'session', joint.id)).at(-1)).toMatchObject({ action: 'session.station_joined' })
  })

  test('may have a host of its own instead, and must have one of the two', async () => {
    expect(await refusedJoin({ studioId: null })).toBe('invalid_body')
    expect(await refusedJoin({ studioId: null, hostId: host.personId })).toBe('invalid_body')
    expect((await join({ studioId: null, hostId: other.host.personId })).stations).toHaveLength(2)
    expect(await booked()).toEqual([])
  })

  test('says anew what it has in it, and leaves again', async () => {
    await join()
    await join({ studioId: null, hostId: other.host.personId })
    expect(await booked()).toEqual([])
    await join()
    expect((await leave()).body).toMatchObject({ state: 'left', session: { partnerIds: [] } })
    expect((await viewSession(host.ctx, show.session.id)).stations.map(({ id }) => id)).toEqual([job.stationId])
    expect(await booked()).toEqual([])
    expect((await client.refused(other.host, 'DELETE', `${path()}/${other.stationId}`)).code).toBe('not_from_here')
    expect((await join()).partnerIds).toEqual([other.stationId])
  })

  test('is joined by its own hosts alone', async () => {
    for (const who of [host, await aStaff(bench, 'reviewer', other.stationId), await aPerson(bench)])
      expect(await refusedJoin({}, who)).toBe('forbidden')
    expect((await client.refused(null, 'POST', path(), joining())).code).toBe('not_signed_in')
    expect((await client.refused(host, 'DELETE', `${path()}/${other.stationId}`)).code).toBe('forbidden')
    // Not with another station's studio, and not its own show.
    const [foreign] = await bench.deps.db
      .selectFrom('studio')
      .select('id')
      .where('station_id', '=', job.stationId)
      .execute()
    expect(await refusedJoin({ studioId: foreign!.id })).toBe('not_found')
    const own = { stationId: job.stationId, studioId: foreign!.id }
    expect((await client.refused(host, 'POST', path(), own)).code).toBe('not_found')
  })

  test('does not get a studio that is taken', async () => {
    await aDraftSession(bench, {
      stationId: other.stationId,
      host: other.host,
      studioId: other.studioId,
      plannedStart: show.session.plannedStart,
      plannedEnd: show.session.plannedEnd,
    })
    expect(await refusedJoin()).toBe('studio_taken')
    expect((await viewSession(host.ctx, show.session.id)).stations).toHaveLength(1)
  })

  test('is free again when the show is moved, until its station says yes to the new hours', async () => {
    await join({ setupBeforeMinutes: 30 })
    const withdrawn = await withdrawSession(host.ctx, show.session.id, {
      expectedVersion: (await viewSession(host.ctx, show.session.id)).version,
      reason: '改时间',
    })
    const { title, kind, theme, holdsFirstQuestions, version: expectedVersion } = withdrawn
    const setup = { setupBeforeMinutes: 0, setupAfterMinutes: 0, studioId: null }
    const hours = { plannedStart: '2027-05-05T19:30:00+08:00', plannedEnd: '2027-05-05T21:30:00+08:00' }
    const basics = { title, kind, theme, holdsFirstQuestions, expectedVersion }
    await replanSession(host.ctx, show.session.id, { ...basics, ...setup, ...hours })
    expect(await booked()).toEqual([])
    expect((await viewSession(host.ctx, show.session.id)).partnerIds).toEqual([])
    // Whoever read the old hours says yes to none.
    expect(await refusedJoin({ plannedStart: show.session.plannedStart })).toBe('stale_version')
    const shorter = { ...hours, plannedEnd: '2027-05-05T20:30:00+08:00' }
    expect(await refusedJoin(shorter)).toBe('stale_version')
    await join({ ...hours, setupBeforeMinutes: 30 })
    expect(await booked()).toMatchObject([{ from: new Date('2027-05-05T19:00:00+08:00') }])
  })
})

describe('a joint show', () => {
  test('counts for every station that declared it before it began', async () => {
    await join()
    await held()
    expect(await countedAt(other.stationId)).toBe(true)
    expect(await countedAt(job.stationId)).toBe(true)
  })

  test('counts for nobody who left, or who is declared with nothing of their own in it', async () => {
    await join()
    await leave()
    await bench.deps.db
      .insertInto('session_station')
      .values({ session_id: show.session.id, station_id: other.stationId, declared_at: bench.clock.read() })
      .execute()
    await held()
    expect(await countedAt(other.stationId)).toBe(false)
    expect(await countedAt(job.stationId)).toBe(true)
  })

  test('cannot be joined or left once it has begun', async () => {
    await startSession(host.ctx, show.session.id)
    expect(await refusedJoin()).toBe('not_from_here')
    expect((await client.refused(other.host, 'DELETE', `${path()}/${other.stationId}`)).code).toBe('not_from_here')
    await endSession(host.ctx, show.session.id)
    expect(await refusedJoin()).toBe('not_from_here')
  })
})
