import { LapseView } from '@zhibo/core/sessions/lapse-schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../../db/testing.ts'
import { reopenJob, stopJob } from '../../jobs/step.ts'
import { jobFile } from '../../jobs/read.ts'
import { readOutbox } from '../../notify/read-outbox.ts'
import { entriesOf } from '../../testing/audit.ts'
import { aClient } from '../../testing/http.ts'
import { aReachable, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { aScheduledSession } from '../../testing/sessions.ts'
import { eventsOf } from '../../testing/stream.ts'
import { actOnSegment } from '../run-segment.ts'
import { startSession } from '../start.ts'
import { viewSession } from '../view.ts'
import { lapsesOf } from './read.ts'
import { tellLapses } from './tell.ts'

const day = 86_400_000
const noon = '2026-11-23T12:00:00+08:00'
let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  bench.clock.set(noon)
  job = await aPublishedJob(bench)
  host = await aReachable(bench, 'host', job.stationId)
})

/** A show that begins so long after the verification of its company ends. */
function aShowAfter(ms: number) {
  const start = Date.parse(job.employer.approvedUntil!) + ms
  const plannedStart = new Date(start).toISOString()
  return aScheduledSession(bench, { job, host, plannedStart, plannedEnd: new Date(start + day / 12).toISOString() })
}
const stop = async () => {
  const { version } = await jobFile(job.owner.ctx, job.job.id)
  await stopJob(job.owner.ctx, job.job.id, { expectedVersion: version })
}
const reopen = async () => {
  const { version } = await jobFile(job.owner.ctx, job.job.id)
  await reopenJob(job.owner.ctx, job.job.id, { expectedVersion: version })
}
const told = async (title: string) =>
  (await readOutbox(bench.system, 50)).filter(({ text }) => text.includes(title) && text.includes('失效'))

test('a file that lapses the day before is flagged to those who plan, and to nobody else', async () => {
  const { session } = await aShowAfter(day)
  const path = `/api/sessions/${session.id}/lapses`
  expect((await client.ask(z.array(LapseView), host, 'GET', path)).body).toMatchObject([
    { segmentId: session.segments[0]!.id, employerName: job.employer.name, employerLapses: true },
  ])
  expect((await client.refused(job.owner, 'GET', path)).code).toBe('forbidden')
  expect((await client.refused(null, 'GET', path)).code).toBe('not_signed_in')
})

test('a file that lapses the day after is not', async () => {
  const { session } = await aShowAfter(-day)
  expect((await lapsesOf(host.ctx, session.id)).filter(({ employerLapses }) => employerLapses)).toEqual([])
})

test('whoever planned it is told once, from two weeks before on, and the trail has it', async () => {
  const { session } = await aShowAfter(day)
  bench.clock.set(new Date(Date.parse(session.plannedStart) - 15 * day))
  await tellLapses(bench.system)
  expect(await told(session.title)).toEqual([])

  bench.clock.set(new Date(Date.parse(session.plannedStart) - 13 * day))
  await tellLapses(bench.system)
  await tellLapses(bench.system)
  const messages = await told(session.title)
  expect(messages).toHaveLength(1)
  expect(messages[0]!.text).toContain(job.employer.name)
  const found = (await entriesOf(bench, 'session', session.id)).filter(({ action }) => action === 'session.lapse_found')
  expect(found).toHaveLength(1)
})

test('a job that is stopped is told of, forgotten when it is open again, and told of anew', async () => {
  const { session } = await aScheduledSession(bench, {
    job,
    host,
    plannedStart: '2026-11-30T19:30:00+08:00',
    plannedEnd: '2026-11-30T21:30:00+08:00',
  })
  await tellLapses(bench.system)
  expect(await told(session.title)).toHaveLength(0)
  for (const times of [1, 2]) {
    await stop()
    expect(await lapsesOf(host.ctx, session.id)).toMatchObject([{ employerLapses: false, jobs: [{ id: job.job.id }] }])
    await tellLapses(bench.system)
    expect(await told(session.title)).toHaveLength(times)
    await reopen()
    await tellLapses(bench.system)
  }
  expect(await lapsesOf(host.ctx, session.id)).toEqual([])
})

test('as the show begins the segment of a lapsed company is skipped, and it does not run', async () => {
  const { session } = await aShowAfter(day)
  bench.clock.set(session.plannedStart)
  const live = await startSession(host.ctx, session.id)
  const [segment] = live.segments
  expect(segment).toMatchObject({ state: 'skipped' })
  expect((await eventsOf(bench, session.id)).map(({ type }) => type)).toEqual(['session.started', 'segment.changed'])
  expect(
    (await entriesOf(bench, 'session', session.id)).find(({ action }) => action === 'session.segment_skip'),
  ).toMatchObject({ actor_id: null })
  await expect(actOnSegment(host.ctx, session.id, segment!.id, 'run')).rejects.toMatchObject({
    code: 'employer_not_in_force',
  })
})

test('as the show begins a job that is stopped is left out, and its segment stays', async () => {
  const { session } = await aScheduledSession(bench, { job, host })
  await stop()
  const live = await startSession(host.ctx, session.id)
  expect(live.segments).toMatchObject([{ state: 'waiting', jobs: [] }])
  expect(await eventsOf(bench, session.id)).toMatchObject([
    { type: 'job.unavailable', jobId: job.job.id },
    { type: 'session.started' },
    { type: 'job.unavailable', jobId: job.job.id },
  ])
  expect((await entriesOf(bench, 'session', session.id)).at(-1)).toMatchObject({ action: 'session.started' })
  expect(await lapsesOf(host.ctx, session.id)).toEqual([])
})

test('a show in which all is in force begins as it was planned', async () => {
  const { session } = await aScheduledSession(bench, { job, host })
  await startSession(host.ctx, session.id)
  expect((await viewSession(host.ctx, session.id)).segments).toMatchObject([
    { state: 'waiting', jobs: [{ id: job.job.id }] },
  ])
})
