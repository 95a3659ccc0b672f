import { apply } from '@zhibo/api/applications/apply'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { actOnCall, leaveCall } from '@zhibo/api/guests/act'
import { emergencyStop, reopenSession } from '@zhibo/api/sessions/emergency-stop'
import { endSession } from '@zhibo/api/sessions/end'
import { putOnAir } from '@zhibo/api/sessions/on-air'
import { interruptSession } from '@zhibo/api/sessions/picture'
import { setSlate } from '@zhibo/api/sessions/slate'
import { startSession } from '@zhibo/api/sessions/start'
import { viewSession } from '@zhibo/api/sessions/view'
import { verifyChain } from '@zhibo/api/audit/verify'
import { aSheet } from '@zhibo/api/testing/applications'
import { aGuest } from '@zhibo/api/testing/guests'
import { aPerson, aStaff, type SignedIn } from '@zhibo/api/testing/identity'
import { type APublishedJob, aPublishedJob } from '@zhibo/api/testing/jobs'
import { aRunningSession, aScheduledSession } from '@zhibo/api/testing/sessions'
import { eventsOf } from '@zhibo/api/testing/stream'
import { afterAll, beforeAll, expect, test } from 'vitest'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench, { headcount: 200 })
  host = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())

const codes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : [])).toSorted()
const won = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length
const types = async (id: string) => (await eventsOf(bench, id)).map(({ type }) => type)

test('start pressed forty times starts once; everybody else is told that it cannot be done from here', async () => {
  const { session } = await aScheduledSession(bench, { job, host })
  const pressed = await Promise.allSettled(Array.from({ length: 40 }, () => startSession(host.ctx, session.id)))
  expect(won(pressed)).toBe(1)
  expect(new Set(codes(pressed))).toEqual(new Set(['not_from_here']))
  expect(await types(session.id)).toEqual(['session.started'])
})

test('end pressed by two at once ends once', async () => {
  const { session } = await aRunningSession(bench, { job, host })
  const pressed = await Promise.allSettled([endSession(host.ctx, session.id), endSession(lead.ctx, session.id)])
  expect([won(pressed), codes(pressed)]).toEqual([1, ['not_from_here']])
  expect((await types(session.id)).filter((type) => type === 'session.ended')).toHaveLength(1)
})

test('stop pressed by ten at once stops once', async () => {
  const { session } = await aRunningSession(bench, { job, host })
  const pressed = await Promise.allSettled(
    Array.from({ length: 10 }, () => emergencyStop(host.ctx, session.id, { reason: '演练' })),
  )
  expect([won(pressed), new Set(codes(pressed))]).toEqual([1, new Set(['not_from_here'])])
  expect((await types(session.id)).filter((type) => type === 'session.stopped')).toHaveLength(1)
})

test('whoever ends a show while its picture goes ends it, whichever comes first', async () => {
  for (let round = 0; round < 10; round++) {
    const { session } = await aRunningSession(bench, { job, host })
    const both = await Promise.allSettled([
      interruptSession(bench.system, session.id),
      endSession(host.ctx, session.id),
    ])
    expect(codes(both)).toEqual([])
    expect(await viewSession(host.ctx, session.id)).toMatchObject({ state: 'ended', stopped: false })
    expect((await types(session.id)).at(-1)).toBe('session.ended')
  }
})

test('an application that comes as the show ends counts, and counts as this show’s', async () => {
  for (let round = 0; round < 10; round++) {
    const { session } = await aRunningSession(bench, { job, host })
    const seekers = await Promise.all(Array.from({ length: 3 }, () => aPerson(bench)))
    const [, ...applied] = await Promise.all([
      endSession(host.ctx, session.id),
      ...seekers.map(({ ctx }) => apply(ctx, { ...aSheet([job.card]), sessionId: session.id })),
    ])
    expect(applied.map((each) => 'fresh' in each && each.fresh)).toEqual([true, true, true])
    const { count } = await bench.deps.db
      .selectFrom('application')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('session_id', '=', session.id)
      .executeTakeFirstOrThrow()
    expect(count).toBe(3)
  }
})

test('nobody is left on air by an emergency stop, whoever is put on air at that moment', async () => {
  for (let round = 0; round < 10; round++) {
    const { session, presenterId } = await aRunningSession(bench, { job, host, onAir: false })
    const { call } = await aGuest(bench, { session, host }, 'testing')
    await Promise.allSettled([
      putOnAir(host.ctx, session.id, presenterId),
      actOnCall(host.ctx, session.id, call.id, 'on_air'),
      emergencyStop(host.ctx, session.id, { reason: '演练' }),
      setSlate(lead.ctx, session.id, { slate: 'technical' }),
    ])
    expect(await viewSession(host.ctx, session.id)).toMatchObject({
      stopped: true,
      slate: null,
      guest: null,
      presenters: [{ state: 'off_air' }],
    })
    const reopened = await reopenSession(lead.ctx, session.id, { reason: '已处理' })
    expect(reopened).toMatchObject({ state: 'live', guest: null, presenters: [{ state: 'off_air' }] })
  }
})

test('behind a slate nobody is on air, whoever is put on air as it goes up', async () => {
  for (let round = 0; round < 10; round++) {
    const { session, presenterId } = await aRunningSession(bench, { job, host, onAir: false })
    const { call, guest } = await aGuest(bench, { session, host }, 'testing')
    await Promise.allSettled([
      putOnAir(host.ctx, session.id, presenterId),
      actOnCall(host.ctx, session.id, call.id, 'on_air'),
      setSlate(lead.ctx, session.id, { slate: 'intermission' }),
      leaveCall(guest.ctx, session.id, call.id),
    ])
    expect(await viewSession(host.ctx, session.id)).toMatchObject({
      slate: 'intermission',
      guest: null,
      presenters: [{ state: 'off_air' }],
    })
  }
})

test('the trail holds through all of it', async () => {
  expect(await verifyChain(bench.system)).toMatchObject({ fault: null })
})
