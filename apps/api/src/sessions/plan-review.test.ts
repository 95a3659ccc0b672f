import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { lockJob } from '../jobs/queries.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { appealCase, decideAppeal } from '../reviews/appeal.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { roomName } from '../media/rooms.ts'
import { AppError } from '../problem.ts'
import { decided } from '../testing/employers.ts'
import { aReachable, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { openCaseOf, signed } from '../testing/reviews.ts'
import { aDraftSession, aPlan, aRunningSession, aSubmittedSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { cancelSession } from './cancel.ts'
import { jobRemaining, jobsUnavailable } from './job-news.ts'
import { listSessions } from './list.ts'
import { takeLapsedOffAir } from './on-air.ts'
import { pinJob } from './pin.ts'
import { beginRehearsal } from './rehearse.ts'
import { replanSession } from './replan.ts'
import { returnedPlan } from './returned-plan.ts'
import { startSession } from './start.ts'
import { submitSession } from './submit.ts'
import { viewSession } from './view.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())

const view = (id: string) => viewSession(host.ctx, id)

test('a returned plan is a draft again and goes back with a new revision', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  const returned = { decision: 'return', reasonCode: 'plan_unready', publicNote: '请写明主讲人' } as const
  await decided(reviewer.ctx, caseId, returned)
  expect(await view(session.id)).toMatchObject({ state: 'draft' })

  expect(await submitSession(host.ctx, session.id, {})).toMatchObject({ state: 'in_review' })
  await decided(reviewer.ctx, await openCaseOf(bench, 'session_plan', session.id))
  expect(await view(session.id)).toMatchObject({ state: 'scheduled' })
  const revisions = await bench.deps.db
    .selectFrom('session_revision')
    .select('number')
    .where('session_id', '=', session.id)
    .orderBy('number')
    .execute()
  expect(revisions).toEqual([{ number: 1 }, { number: 2 }])
})

test('what was returned is told beside the plan as it is now, to those who mend it, until it is handed in again', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  expect(await returnedPlan(host.ctx, session.id)).toBeNull()
  await decided(reviewer.ctx, await openCaseOf(bench, 'session_plan', session.id), {
    decision: 'return',
    reasonCode: 'plan_unready',
    publicNote: '标题太泛',
    parts: { plan: { result: 'return', reasonCode: 'plan_unready', fields: [{ field: 'title', note: '写明工种' }] } },
  })
  const { version } = await view(session.id)
  const { stationId: _, ...planned } = aPlan(bench, job.stationId, { title: '平车工专场' })
  await replanSession(host.ctx, session.id, { expectedVersion: version, ...planned })

  expect(await returnedPlan(host.ctx, session.id)).toMatchObject({
    decision: { decision: 'return', publicNote: expect.stringContaining('标题太泛') as string },
    returned: { title: session.title, segments: [{ jobIds: [job.job.id] }] },
    now: { title: '平车工专场', segments: [{ jobIds: [job.job.id] }] },
  })
  const elsewhere = await aStaff(bench, 'host', (await aPublishedJob(bench)).stationId)
  for (const who of [job.owner, elsewhere])
    await expect(returnedPlan(who.ctx, session.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(returnedPlan(reviewer.ctx, session.id)).rejects.toMatchObject({ code: 'forbidden' })

  await submitSession(host.ctx, session.id, {})
  expect(await returnedPlan(host.ctx, session.id)).toBeNull()
})

const rejected = { decision: 'reject', reasonCode: 'not_qualified', publicNote: '不合规定' } as const

test('a rejected plan is cancelled for good, and its page says why', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  await decided(reviewer.ctx, await openCaseOf(bench, 'session_plan', session.id), rejected)
  expect(await view(session.id)).toMatchObject({
    state: 'cancelled',
    cancelReason: '没有通过审核 Not approved：不合规定',
  })
})

test('a rejection of a plan that an appeal overturns says that the plan stays cancelled and can be made anew', async () => {
  const planner = await aReachable(bench, 'host', job.stationId)
  const { session, reviewer } = await aSubmittedSession(bench, { job, host: planner })
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  const { version } = await decided(reviewer.ctx, caseId, rejected)
  const { version: appealed } = await appealCase(planner.ctx, caseId, {
    expectedVersion: version,
    statement: '备案号填错了一位',
  })
  const colleague = await aStaff(bench, 'reviewer', job.stationId)
  const answer = { reasonCode: 'complete_and_true', publicNote: '备案属实', internalNote: '' } as const
  const proposed = await decideAppeal(colleague.ctx, caseId, {
    ...answer,
    expectedVersion: appealed,
    decision: 'overturn',
  })
  await signed(bench, proposed)

  const { state, cancelReason } = await viewSession(planner.ctx, session.id)
  expect(state).toBe('cancelled')
  expect(cancelReason).toContain('重新排一场')
  const told = (await readOutbox(bench.system, 50)).filter(({ text }) => text.includes(session.title))
  expect(told[0]!.text).toContain('请重新排一场')
  expect(told.map(({ text }) => text).join()).not.toContain('改为通过')
  // The hours are free for the new plan.
  const anew = await aDraftSession(bench, { host: planner, stationId: job.stationId, title: session.title })
  expect(anew.session.state).toBe('draft')
})

test('an overturned rejection leaves the reason of a host who had called the plan off themselves', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  await cancelSession(host.ctx, session.id, { reason: '停电' })
  const { version } = await decided(reviewer.ctx, caseId, rejected)
  const { version: appealed } = await appealCase(host.ctx, caseId, { expectedVersion: version, statement: '属实' })
  const colleague = await aStaff(bench, 'reviewer', job.stationId)
  const answer = { reasonCode: 'complete_and_true', publicNote: '属实', internalNote: '' } as const
  const decision = { ...answer, expectedVersion: appealed, decision: 'overturn' as const }
  await signed(bench, await decideAppeal(colleague.ctx, caseId, decision))
  expect((await view(session.id)).cancelReason).toBe('停电')
})

const toldOf = async (id: string) =>
  (await bench.deps.db.selectFrom('live_event').select('payload').where('session_id', '=', id).execute()).map(
    ({ payload }) => payload,
  )

test('a plan that was never approved is not shown to the public when it is rejected or called off', async () => {
  const visitor = asActor(bench.system, { kind: 'visitor' })
  const shown = async (id: string) => {
    const { sessions } = await listSessions(visitor, { state: 'cancelled', limit: 100 })
    const listed = sessions.some((session) => session.id === id)
    const seen = await viewSession(visitor, id).then(
      () => true,
      (error: unknown) => (error instanceof AppError && error.code === 'not_found' ? false : Promise.reject(error)),
    )
    return { listed, seen }
  }
  const refused = await aSubmittedSession(bench, { job, host })
  await decided(refused.reviewer.ctx, await openCaseOf(bench, 'session_plan', refused.session.id), rejected)
  const calledOff = await aSubmittedSession(bench, { job, host })
  await cancelSession(host.ctx, calledOff.session.id, { reason: '停电' })
  const announced = await aSubmittedSession(bench, { job, host })
  await decided(announced.reviewer.ctx, await openCaseOf(bench, 'session_plan', announced.session.id))
  await cancelSession(host.ctx, announced.session.id, { reason: '停电' })

  expect(await shown(refused.session.id)).toEqual({ listed: false, seen: false })
  expect(await shown(calledOff.session.id)).toEqual({ listed: false, seen: false })
  expect(await shown(announced.session.id)).toEqual({ listed: true, seen: true })
  // Whoever has its page open is told, and only of what was public.
  expect(await toldOf(announced.session.id)).toEqual([{ type: 'session.cancelled', reason: '停电' }])
  expect(await toldOf(calledOff.session.id)).toEqual([])
  expect(await view(refused.session.id)).toMatchObject({ state: 'cancelled' })
})

test('a suspended plan cannot start until it is reinstated, and its rehearsal ends', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  const { version } = await decided(reviewer.ctx, caseId)
  await beginRehearsal(host.ctx, session.id)
  const lead = await aStaff(bench, 'lead')
  const said = { reasonCode: 'plan_unready', publicNote: '等消防检查', internalNote: '' } as const

  const suspended = await suspendCase(lead.ctx, caseId, { ...said, expectedVersion: version })
  expect(await view(session.id)).toMatchObject({ state: 'in_review', rehearsing: false })
  expect(await bench.deps.media.participants(roomName('rehearsal', session.id))).toBeNull()
  await expect(startSession(host.ctx, session.id)).rejects.toMatchObject({ code: 'not_from_here' })

  await signed(bench, await reinstateCase(lead.ctx, caseId, { ...said, expectedVersion: suspended.version }))
  expect(await startSession(host.ctx, session.id)).toMatchObject({ state: 'live' })
})

test('a plan cancelled while it was looked at stays cancelled whatever is decided', async () => {
  const { session, reviewer } = await aSubmittedSession(bench, { job, host })
  const caseId = await openCaseOf(bench, 'session_plan', session.id)
  await cancelSession(host.ctx, session.id, { reason: '企业来不了' })
  await decided(reviewer.ctx, caseId)
  expect(await view(session.id)).toMatchObject({ state: 'cancelled' })
})

test('an employer that is no longer in force goes off air and cannot come back on', async () => {
  const own = await aPublishedJob(bench)
  const { session, host: runs } = await aRunningSession(bench, { job: own })
  const until = new Date(own.employer.approvedUntil!)
  const before = bench.clock.read()
  await takeLapsedOffAir(bench.system)
  expect(await viewSession(runs.ctx, session.id)).toMatchObject({ presenters: [{ state: 'on_air' }] })

  bench.clock.set(new Date(until.getTime() + 1))
  await takeLapsedOffAir(bench.system)
  bench.clock.set(before)

  expect(await viewSession(runs.ctx, session.id)).toMatchObject({ presenters: [{ state: 'off_air' }] })
  expect((await eventsOf(bench, session.id, session.seq)).map(({ type }) => type)).toEqual([
    'correction.shown',
    'presenter.off_air',
  ])
})

test('pinning a job does not wait for whoever changes that job, who may be waiting for this room', async () => {
  const own = await aPublishedJob(bench, { by: job })
  const { session } = await aRunningSession(bench, { job: own, host })
  await withTx(bench.system, async (tx) => {
    await lockJob(tx, own.job.id)
    await pinJob(host.ctx, session.id, { jobId: own.job.id })
    await jobsUnavailable(tx, [own.job.id])
  })
  expect(await view(session.id)).toMatchObject({ pinnedJobId: null })
})

test('rooms that show a job hear how many places are left, and when it can no longer be had', async () => {
  const own = await aPublishedJob(bench, { by: job })
  const { session } = await aRunningSession(bench, { job: own, host })
  await pinJob(host.ctx, session.id, { jobId: own.job.id })
  await jobRemaining(bench.system, own.job.id, 3)
  await jobsUnavailable(bench.system, [own.job.id])

  expect((await eventsOf(bench, session.id, session.seq)).slice(-2)).toMatchObject([
    { type: 'job.remaining', jobId: own.job.id, remaining: 3 },
    { type: 'job.unavailable', jobId: own.job.id },
  ])
  expect(await view(session.id)).toMatchObject({ pinnedJobId: null })
})
