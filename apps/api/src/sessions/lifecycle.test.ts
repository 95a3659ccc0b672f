import { sessionLifecycle } from '@zhibo/core/sessions/lifecycle'
import type { SessionState, SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { trailOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aPlannedSession, aRunningSession, aScheduledSession, aSubmittedSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { cancelSession } from './cancel.ts'
import { emergencyStop, reopenSession } from './emergency-stop.ts'
import { endSession } from './end.ts'
import { interruptSession } from './picture.ts'
import { beginRehearsal, endRehearsal } from './rehearse.ts'
import { startSession } from './start.ts'
import { submitSession } from './submit.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())

const reason = '演练'
const verbs = {
  submit: (ctx: Ctx, id: string) => submitSession(ctx, id, {}),
  start: (ctx: Ctx, id: string) => startSession(ctx, id),
  end: (ctx: Ctx, id: string) => endSession(ctx, id),
  cancel: (ctx: Ctx, id: string) => cancelSession(ctx, id, { reason }),
  emergency_stop: (ctx: Ctx, id: string) => emergencyStop(ctx, id, { reason }),
  reopen: (ctx: Ctx, id: string) => reopenSession(ctx, id, { reason }),
} satisfies Partial<Record<keyof typeof sessionLifecycle, (ctx: Ctx, id: string) => Promise<SessionView>>>
type Verb = keyof typeof verbs

type Situation = Exclude<SessionState, 'sealed'> | 'stopped'

/** A session in each state, come there through the verbs alone. `stopped` is how an interrupted one is after an emergency stop. */
const sessionIn: Record<Situation, () => Promise<string>> = {
  draft: async () => (await aPlannedSession(bench, { job, host })).session.id,
  in_review: async () => (await aSubmittedSession(bench, { job, host })).session.id,
  scheduled: async () => (await aScheduledSession(bench, { job, host })).session.id,
  live: async () => (await aRunningSession(bench, { job, host })).session.id,
  interrupted: async () => {
    const id = await sessionIn.live()
    await interruptSession(bench.system, id)
    return id
  },
  stopped: async () => (await emergencyStop(host.ctx, await sessionIn.live(), { reason })).id,
  ended: async () => (await endSession(host.ctx, await sessionIn.live())).id,
  cancelled: async () => (await cancelSession(host.ctx, await sessionIn.scheduled(), { reason })).id,
}

function mayLead(action: Verb, from: Situation): SessionState | null {
  const step: { from: readonly SessionState[]; to: SessionState } = sessionLifecycle[action]
  if (!step.from.includes(from === 'stopped' ? 'interrupted' : from)) return null
  if (action === 'reopen' && from !== 'stopped') return null
  return action === 'emergency_stop' && from === 'stopped' ? null : step.to
}

const situations = Object.keys(sessionIn) as Situation[]
const actions = Object.keys(verbs) as Verb[]

describe.each(situations)('from %s', (from) => {
  test.each(actions)('%s', async (action) => {
    const id = await sessionIn[from]()
    const acting = verbs[action](action === 'reopen' ? lead.ctx : host.ctx, id)
    const to = mayLead(action, from)
    if (to) expect((await acting).state).toBe(to)
    else await expect(acting).rejects.toMatchObject({ code: 'not_from_here' })
  })
})

describe('only hosts and leads of its station run a session', () => {
  const from = {
    submit: 'draft',
    start: 'scheduled',
    end: 'live',
    cancel: 'scheduled',
    emergency_stop: 'live',
    reopen: 'stopped',
  } as const

  test.each(actions)('%s', async (action) => {
    const id = await sessionIn[from[action]]()
    const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
    const others = [elsewhere, job.reviewer, job.owner, await aPerson(bench), await aStaff(bench, 'auditor')]
    if (action === 'reopen') others.push(host)

    const visitor: Ctx = { ...bench.system, actor: { kind: 'visitor' } }
    await expect(verbs[action](visitor, id)).rejects.toMatchObject({ code: 'not_signed_in' })
    for (const { ctx } of others) await expect(verbs[action](ctx, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verbs[action](lead.ctx, id)).resolves.toBeDefined()
  })
})

test('two who press start at once start it once', async () => {
  const id = await sessionIn.scheduled()

  const pressed = await Promise.allSettled([startSession(host.ctx, id), startSession(lead.ctx, id)])

  expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(pressed.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_from_here' } })
  expect((await eventsOf(bench, id)).map(({ type }) => type)).toEqual(['session.started'])
})

test('a stale version changes nothing', async () => {
  const id = await sessionIn.scheduled()
  await expect(startSession(host.ctx, id, { expectedVersion: 1 })).rejects.toMatchObject({ code: 'stale_version' })
  expect(await eventsOf(bench, id)).toEqual([])
})

test('a show leaves its whole story in the stream and in the trail', async () => {
  const id = await sessionIn.live()
  await emergencyStop(host.ctx, id, { reason })
  await reopenSession(lead.ctx, id, { reason })
  await endSession(host.ctx, id)

  expect((await eventsOf(bench, id)).map(({ type }) => type)).toEqual([
    'session.started',
    'presenter.on_air',
    'session.stopped',
    'session.resumed',
    'session.ended',
  ])
  expect(await trailOf(bench, id)).toEqual([
    'session.planned',
    'session.run_of_show_set',
    'session.submitted',
    'session.started',
    'session.presenter_on_air',
    'session.stopped',
    'session.reopened',
    'session.ended',
  ])
})

test('a rehearsal is told to nobody and ends when the show starts', async () => {
  const id = await sessionIn.scheduled()
  expect(await beginRehearsal(host.ctx, id)).toMatchObject({ state: 'scheduled', rehearsing: true })
  await expect(beginRehearsal(host.ctx, id)).rejects.toMatchObject({ code: 'not_from_here' })
  expect(await eventsOf(bench, id)).toEqual([])

  expect(await startSession(host.ctx, id)).toMatchObject({ state: 'live', rehearsing: false })
  await expect(endRehearsal(host.ctx, id)).rejects.toMatchObject({ code: 'not_from_here' })
})

test('a rehearsal can be ended without going live', async () => {
  const id = await sessionIn.scheduled()
  await beginRehearsal(host.ctx, id)
  expect(await endRehearsal(host.ctx, id)).toMatchObject({ state: 'scheduled', rehearsing: false })
})
