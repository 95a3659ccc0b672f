import { transition } from '@zhibo/core/lifecycle'
import { type SegmentAction, segmentLifecycle } from '@zhibo/core/sessions/lifecycle'
import { SegmentState, type SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { decided } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { openCaseOf } from '../testing/reviews.ts'
import { aDraftSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { AppError } from '../problem.ts'
import { endSession } from './end.ts'
import { putOnAir } from './on-air.ts'
import { pinJob } from './pin.ts'
import { actOnSegment } from './run-segment.ts'
import { setRunOfShow } from './set-run-of-show.ts'
import { setSlate } from './slate.ts'
import { startSession } from './start.ts'
import { submitSession } from './submit.ts'
import { viewSession } from './view.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let session: SessionView

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  session = await aShowOfThree()
})

/** A running show: the station opens, an employer presents, the station closes. */
async function aShowOfThree(): Promise<SessionView> {
  const own = { title: '', employerId: null, presenterPersonId: null, jobIds: [] }
  const { session: draft } = await aDraftSession(bench, { stationId: job.stationId, host })
  await setRunOfShow(host.ctx, draft.id, {
    expectedVersion: draft.version,
    segments: [
      { ...own, kind: 'opening', minutes: 5 },
      { ...own, kind: 'employer', employerId: job.employer.id, minutes: 20, jobIds: [job.job.id] },
      { ...own, kind: 'closing', minutes: 5 },
    ],
  })
  await submitSession(host.ctx, draft.id, {})
  await decided(job.reviewer.ctx, await openCaseOf(bench, 'session_plan', draft.id))
  return startSession(host.ctx, draft.id)
}

const segment = (nth: number) => session.segments[nth]!.id
const act = (nth: number, action: SegmentAction, by = host) => actOnSegment(by.ctx, session.id, segment(nth), action)
const states = async () => (await viewSession(host.ctx, session.id)).segments.map(({ state }) => state)
const told = async () => (await eventsOf(bench, session.id)).filter(({ type }) => type === 'segment.changed')

test('one segment runs at a time: going to the next ends the one before', async () => {
  await act(0, 'run')
  bench.clock.advance(4 * 60_000)
  await act(1, 'run')
  expect(await states()).toEqual(['done', 'running', 'waiting'])
  expect(await told()).toMatchObject([{ state: 'running' }, { state: 'done' }, { state: 'running' }])
  const [opening] = (await viewSession(host.ctx, session.id)).segments
  expect(Date.parse(opening!.endedAt!) - Date.parse(opening!.startedAt!)).toBe(4 * 60_000)
})

test('what was skipped is come back to, and what ran begins when it ran first', async () => {
  await act(0, 'run')
  const began = (await viewSession(host.ctx, session.id)).segments[0]!.startedAt
  await act(0, 'skip')
  bench.clock.advance(60_000)
  await act(0, 'run')
  expect((await viewSession(host.ctx, session.id)).segments[0]).toMatchObject({ state: 'running', startedAt: began })
})

test('讲到这里: pinning a job goes to its segment', async () => {
  await act(0, 'run')
  await pinJob(host.ctx, session.id, { jobId: job.job.id })
  expect(await states()).toEqual(['done', 'running', 'waiting'])
  const before = (await told()).length
  await pinJob(host.ctx, session.id, { jobId: job.job.id })
  expect(await told()).toHaveLength(before)
})

test('a card does not stay up beside those it is not of: turning to another part takes it down on every screen', async () => {
  await pinJob(host.ctx, session.id, { jobId: job.job.id })
  expect((await act(1, 'finish')).pinnedJobId).toBe(job.job.id)
  expect((await act(1, 'run')).pinnedJobId).toBe(job.job.id)
  expect((await act(2, 'run')).pinnedJobId).toBeNull()
  expect((await eventsOf(bench, session.id)).filter(({ type }) => type === 'job.unpinned')).toMatchObject([
    { jobId: job.job.id },
  ])
})

test('a break puts the intermission up with everyone off air, and goes with it', async () => {
  const { session: draft } = await aDraftSession(bench, { stationId: job.stationId, host })
  const own = { title: '', employerId: null, presenterPersonId: null, jobIds: [], minutes: 5 }
  await setRunOfShow(host.ctx, draft.id, {
    expectedVersion: draft.version,
    segments: [
      { ...own, kind: 'break' },
      { ...own, kind: 'policy' },
    ],
  })
  await submitSession(host.ctx, draft.id, {})
  await decided(job.reviewer.ctx, await openCaseOf(bench, 'session_plan', draft.id))
  session = await startSession(host.ctx, draft.id)
  await putOnAir(host.ctx, session.id, session.presenters[0]!.id)

  expect(await act(0, 'run')).toMatchObject({ slate: 'intermission', presenters: [{ state: 'off_air' }] })
  expect(await act(1, 'run')).toMatchObject({ slate: null })

  // One that the host put up for another reason is not the break's to take down.
  await setSlate(host.ctx, session.id, { slate: 'technical' })
  expect(await act(0, 'run')).toMatchObject({ slate: 'technical' })
  expect(await act(0, 'finish')).toMatchObject({ slate: 'technical' })
})

test('an employer whose file ran out does not run, however the host turns to it; the station’s own does', async () => {
  const before = bench.clock.read()
  try {
    bench.clock.set(new Date(Date.parse(job.employer.approvedUntil!) + 1))
    await expect(act(1, 'run')).rejects.toMatchObject({ code: 'employer_not_in_force' })
    await expect(pinJob(host.ctx, session.id, { jobId: job.job.id })).rejects.toBeInstanceOf(AppError)
    await act(0, 'run')
  } finally {
    bench.clock.set(before)
  }
  expect(await states()).toEqual(['running', 'waiting', 'waiting'])
})

test.each([
  ['a factory walk', { kind: 'walk', title: '看车间' }, 1],
  ['a quick round: a part for each job, three minutes', { kind: 'employer', title: '平车工', minutes: 3 }, 1],
  ['policy questions without an employer', { kind: 'policy', title: '社保问答', employerId: null, jobIds: [] }, 0],
] as const)('%s is planned, reviewed and run', async (_, given, shown) => {
  const { session: draft } = await aDraftSession(bench, { stationId: job.stationId, host })
  const part = {
    employerId: job.employer.id,
    presenterPersonId: null,
    minutes: 20,
    ...given,
    jobIds: shown > 0 ? [job.job.id] : [],
  }
  await setRunOfShow(host.ctx, draft.id, { expectedVersion: draft.version, segments: [part] })
  await submitSession(host.ctx, draft.id, {})
  await decided(job.reviewer.ctx, await openCaseOf(bench, 'session_plan', draft.id))
  session = await startSession(host.ctx, draft.id)
  const run = await act(0, 'run')
  expect(run.segments).toMatchObject([{ kind: part.kind, title: part.title, state: 'running', minutes: part.minutes }])
  expect(run.segments[0]!.jobs).toHaveLength(shown)
})

test('when the show ends, what runs is done', async () => {
  await act(2, 'run')
  await endSession(host.ctx, session.id)
  expect(await states()).toEqual(['waiting', 'waiting', 'done'])
})

test('two hosts who go to two segments at once leave one running', async () => {
  const other = await aStaff(bench, 'host', job.stationId)
  await Promise.allSettled([act(0, 'run'), act(1, 'run', other), act(2, 'run'), act(1, 'run', other)])
  expect((await states()).filter((state) => state === 'running')).toHaveLength(1)
})

test('only those who run the station’s shows go through it', async () => {
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  for (const somebody of [await aPerson(bench), job.owner, elsewhere, await aStaff(bench, 'auditor', job.stationId)])
    await expect(act(0, 'run', somebody)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting'])
})

describe('each action from each state', () => {
  test.each(SegmentState.options)('from %s', async (state) => {
    for (const action of Object.keys(segmentLifecycle) as SegmentAction[]) {
      await bench.deps.db
        .updateTable('segment')
        .set({ state, started_at: state === 'running' ? bench.clock.read() : null, ended_at: null })
        .where('id', '=', segment(0))
        .execute()
      const outcome = transition(segmentLifecycle, state, action, ['host'])
      if ('to' in outcome) expect((await act(0, action)).segments[0]!.state).toBe(outcome.to)
      else await expect(act(0, action)).rejects.toMatchObject({ code: outcome.refused })
    }
  })
})
