import { type GuestCallAction, guestCallLifecycle, type GuestRole } from '@zhibo/core/guests/lifecycle'
import { type GuestCallState, GuestCallView } from '@zhibo/core/guests/schema'
import { transition } from '@zhibo/core/lifecycle'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop, reopenSession } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { setSlate } from '../sessions/slate.ts'
import { viewSession } from '../sessions/view.ts'
import { entriesOf, trailOf } from '../testing/audit.ts'
import { aGuest } from '../testing/guests.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { actOnCall, type CallDeed, leaveCall } from './act.ts'
import { askGuestCall } from './ask.ts'
import { closeCallOf } from './close-calls.ts'
import { withTx } from '../context.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let running: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
})

const path = (rest = '') => `/api/sessions/${running.session.id}/guest-calls${rest}`
const seenBy = async (who: SignedIn) => (await client.ask(z.array(GuestCallView), who, 'GET', path())).body
const told = () => eventsOf(bench, running.session.id, running.session.seq)
const topic = '加班费怎么算？'

describe('asking to speak', () => {
  test('needs somebody signed in and a show that is on', async () => {
    expect((await client.refused(null, 'POST', path(), { topic })).code).toBe('not_signed_in')
    const early = await aScheduledSession(bench, { job, host })
    const person = await aPerson(bench)
    await expect(askGuestCall(person.ctx, early.session.id, { topic, withCamera: false })).rejects.toMatchObject({
      code: 'session_not_live',
    })
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    expect((await client.refused(person, 'POST', path(), { topic })).code).toBe('session_stopped')
  })

  test('gives a number in this show, counted from one, and says nothing to anybody else', async () => {
    const guests = [await aGuest(bench, running), await aGuest(bench, running)]
    expect(guests.map(({ call }) => call.number)).toEqual([1, 2])
    expect(await told()).toEqual([])
    expect(await seenBy(guests[0]!.guest)).toMatchObject([{ number: 1, mine: true, topic }])
    expect(await seenBy(host)).toMatchObject([
      { number: 1, mine: false },
      { number: 2, mine: false },
    ])
    expect(await seenBy(await aPerson(bench))).toEqual([])
    expect((await client.refused(null, 'GET', path())).code).toBe('not_signed_in')
    expect(JSON.stringify(await seenBy(host))).not.toContain(guests[0]!.guest.personId)
  })

  test('twice is one call; after it is over one may ask again, five times in all', async () => {
    const guest = await aPerson(bench)
    const first = await aGuest(bench, running, 'asked', { guest })
    expect((await aGuest(bench, running, 'asked', { guest })).call.id).toBe(first.call.id)
    for (let nth = 1; nth <= 5; nth++) {
      const { call } = await aGuest(bench, running, 'asked', { guest })
      expect(call.number).toBe(nth)
      await leaveCall(guest.ctx, running.session.id, call.id)
    }
    expect((await client.refused(guest, 'POST', path(), { topic })).code).toBe('too_many_requests')
  })

  test('forty times at once is one call', async () => {
    const guest = await aPerson(bench)
    const asked = await Promise.all(
      Array.from({ length: 40 }, () => askGuestCall(guest.ctx, running.session.id, { topic, withCamera: false })),
    )
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  })

  test('is not for those who present in the show', async () => {
    expect((await client.refused(running.presenter, 'POST', path(), { topic })).code).toBe('forbidden')
  })

  test.each([
    ['nothing', {}],
    ['too long a topic', { topic: '加'.repeat(121) }],
    ['a topic nobody can see', { topic: '\u200b' }],
    ['something unasked for', { topic, name: '王' }],
    ['a camera that is neither yes nor no', { topic, withCamera: 'yes' }],
  ])('refuses %s', async (_, body) => {
    expect((await client.refused(await aPerson(bench), 'POST', path(), body)).code).toBe('invalid_body')
  })
})

describe('whoever may not speak', () => {
  const mute = (who: SignedIn) =>
    bench.deps.db
      .insertInto('session_mute')
      .values({
        session_id: running.session.id,
        person_id: who.personId,
        reason: '刷屏',
        muted_by: host.personId,
        muted_at: bench.clock.read(),
        lifted_by: null,
        lifted_at: null,
      })
      .execute()
  const ban = (who: SignedIn, until: Date) =>
    bench.deps.db
      .insertInto('chat_ban')
      .values({
        person_id: who.personId,
        session_id: running.session.id,
        reason: '辱骂',
        until,
        banned_by: host.personId,
        banned_at: new Date(until.getTime() - 2),
        lifted_by: null,
        lifted_at: null,
        lifted_reason: null,
      })
      .execute()

  test('does not ask by voice either', async () => {
    const [muted, banned] = [await aPerson(bench), await aPerson(bench)]
    await mute(muted)
    await ban(banned, new Date(bench.clock.read().getTime() + 1))
    expect((await client.refused(muted, 'POST', path(), { topic })).code).toBe('muted')
    expect((await client.refused(banned, 'POST', path(), { topic })).code).toBe('banned')
    bench.clock.advance(1)
    expect((await aGuest(bench, running, 'asked', { guest: banned })).call.state).toBe('asked')
  })

  test('is not brought on air, though they had been tested', async () => {
    const { guest, call } = await aGuest(bench, running, 'testing')
    await mute(guest)
    await expect(actOnCall(host.ctx, running.session.id, call.id, 'on_air')).rejects.toMatchObject({ code: 'muted' })
    expect((await client.refused(guest, 'POST', path(`/${call.id}/media-token`), {})).code).toBe('muted')
  })

  test('is off at once when the bar falls', async () => {
    const { guest, call } = await aGuest(bench, running, 'on_air')
    await withTx(host.ctx, (tx) => closeCallOf(tx, running.session.id, guest.personId))
    expect(await seenBy(guest)).toMatchObject([{ state: 'done', reason: 'barred' }])
    expect((await told()).at(-1)).toMatchObject({ type: 'guest.off_air', callId: call.id })
    await withTx(host.ctx, (tx) => closeCallOf(tx, running.session.id, guest.personId))
  })
})

const states = ['asked', 'called', 'testing', 'on_air', 'done', 'declined', 'withdrawn'] as const
const deeds: CallDeed[] = ['call', 'test', 'on_air', 'hold', 'off_air', 'decline', 'withdraw']

async function aCallIn(state: GuestCallState) {
  if (state === 'done') {
    const made = await aGuest(bench, running, 'on_air')
    return { ...made, call: await leaveCall(made.guest.ctx, running.session.id, made.call.id) }
  }
  if (state === 'declined') {
    const made = await aGuest(bench, running)
    const terms = { reason: '时间不够' }
    return { ...made, call: await actOnCall(host.ctx, running.session.id, made.call.id, 'decline', terms) }
  }
  if (state === 'withdrawn') {
    const made = await aGuest(bench, running)
    return { ...made, call: await leaveCall(made.guest.ctx, running.session.id, made.call.id) }
  }
  return aGuest(bench, running, state)
}

describe.each(states)('a call that is %s', (state) => {
  test.each(['host', 'guest'] as const)('goes by the table for the %s', async (role) => {
    for (const deed of deeds) {
      const { guest, call } = await aCallIn(state)
      const roles: GuestRole[] = [role]
      const outcome = transition(guestCallLifecycle, state, deed as GuestCallAction, roles, '原因')
      const { ctx } = role === 'host' ? host : guest
      const acting = actOnCall(ctx, running.session.id, call.id, deed, { reason: '原因' })
      if ('to' in outcome) expect(await acting).toMatchObject({ state: outcome.to, version: call.version + 1 })
      else
        await expect(acting).rejects.toMatchObject({
          code: outcome.refused === 'not_by_you' ? 'forbidden' : outcome.refused,
        })
      // One on air at a time: the next of this round needs the place.
      if ('to' in outcome && outcome.to === 'on_air') await actOnCall(host.ctx, running.session.id, call.id, 'off_air')
      else if (state === 'on_air' && !('to' in outcome)) await leaveCall(guest.ctx, running.session.id, call.id)
    }
  })
})

test('a call is nobody’s business but its guest’s and the hosts of its station', async () => {
  const { call } = await aGuest(bench, running, 'testing')
  const others = [
    await aPerson(bench),
    await aStaff(bench, 'host', (await aStation(bench)).id),
    await aStaff(bench, 'auditor'),
    job.reviewer,
    running.presenter,
  ]
  for (const other of others)
    for (const verb of ['call', 'test', 'on-air', 'hold', 'off-air', 'media-token'])
      expect((await client.refused(other, 'POST', path(`/${call.id}/${verb}`), {})).code).toBe('not_found')
  for (const other of others)
    expect((await client.refused(other, 'DELETE', path(`/${call.id}`))).code).toBe('not_found')
  expect((await client.refused(host, 'DELETE', path(`/${call.id}`))).code).toBe('not_found')
  expect((await client.refused(null, 'POST', path(`/${call.id}/call`), {})).code).toBe('not_signed_in')
  expect((await client.refused(host, 'POST', path(`/${crypto.randomUUID()}/call`), {})).code).toBe('not_found')
  // Reviewers and auditors read along.
  for (const reader of [job.reviewer, await aStaff(bench, 'auditor'), await aStaff(bench, 'lead')])
    expect(await seenBy(reader)).toHaveLength(1)
})

test('one guest is on air at a time, whoever presses first', async () => {
  const calls = [await aGuest(bench, running, 'testing'), await aGuest(bench, running, 'testing')]
  const pressed = await Promise.allSettled(
    calls.map(({ call }) => actOnCall(host.ctx, running.session.id, call.id, 'on_air')),
  )
  expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(pressed.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'guest_on_air' } })
})

test('two who act on one call at once do not both have their way', async () => {
  const { call, guest } = await aGuest(bench, running)
  const acting = await Promise.allSettled([
    actOnCall(host.ctx, running.session.id, call.id, 'call', { expectedVersion: call.version }),
    leaveCall(guest.ctx, running.session.id, call.id),
  ])
  const [seen] = await seenBy(guest)
  const won = acting.map(({ status }) => status)
  if (seen!.state === 'withdrawn') expect(won[1]).toBe('fulfilled')
  else expect([seen!.state, won]).toEqual(['called', ['fulfilled', 'rejected']])
})

test('a host who saw an older state is told', async () => {
  const { call } = await aGuest(bench, running, 'called')
  const stale = { expectedVersion: call.version - 1, reason: '时间不够' }
  expect((await client.refused(host, 'POST', path(`/${call.id}/decline`), stale)).code).toBe('stale_version')
})

test('declining says why', async () => {
  const { call } = await aGuest(bench, running)
  expect((await client.refused(host, 'POST', path(`/${call.id}/decline`), { reason: ' ' })).code).toBe('invalid_body')
  const declined = await client.ask(GuestCallView, host, 'POST', path(`/${call.id}/decline`), { reason: '时间不够' })
  expect(declined.body).toMatchObject({ state: 'declined', reason: '时间不够' })
})

test('a guest hears of every step a host takes with their call, and of none they took themselves', async () => {
  const { guest, call } = await aGuest(bench, running)
  const { id } = running.session
  const steps = async () => (await told()).map(({ type }) => type)
  await actOnCall(host.ctx, id, call.id, 'call')
  expect(await told()).toEqual([{ seq: running.session.seq + 1, type: 'guest.stepped', callId: call.id }])
  await actOnCall(guest.ctx, id, call.id, 'test')
  expect(await steps()).toEqual(['guest.stepped'])
  await actOnCall(host.ctx, id, call.id, 'on_air')
  await actOnCall(host.ctx, id, call.id, 'hold')
  await actOnCall(host.ctx, id, call.id, 'decline', { reason: '时间不够' })
  expect(await steps()).toEqual(['guest.stepped', 'guest.on_air', 'guest.off_air', 'guest.stepped'])
  // Whose call it is, what they asked and why it was declined is theirs: the stream has its number at most.
  const said = JSON.stringify(await told())
  for (const theirs of [guest.personId, topic, '时间不够']) expect(said).not.toContain(theirs)
  expect(await seenBy(await aPerson(bench))).toEqual([])
})

test('what everyone learns of a guest is a number', async () => {
  const { guest, call } = await aGuest(bench, running, 'on_air')
  await leaveCall(guest.ctx, running.session.id, call.id)
  expect(await told()).toEqual([
    { seq: running.session.seq + 1, type: 'guest.stepped', callId: call.id },
    { seq: running.session.seq + 2, type: 'guest.on_air', guest: { callId: call.id, number: 1 } },
    { seq: running.session.seq + 3, type: 'guest.off_air', callId: call.id },
  ])
  expect(await trailOf(bench, call.id)).toEqual([
    'guest_call.ask',
    'guest_call.call',
    'guest_call.test',
    'guest_call.on_air',
    'guest_call.off_air',
  ])
  const [entry] = await entriesOf(bench, 'guest_call', call.id)
  expect(JSON.stringify(entry!.detail)).not.toContain(topic)
})

test('behind a slate nobody is brought on', async () => {
  const { call } = await aGuest(bench, running, 'testing')
  await setSlate(host.ctx, running.session.id, { slate: 'intermission' })
  await expect(actOnCall(host.ctx, running.session.id, call.id, 'on_air')).rejects.toMatchObject({ code: 'slate_up' })
})

test('a slate puts the guest back into the green room', async () => {
  const { guest, call } = await aGuest(bench, running, 'on_air')
  await setSlate(host.ctx, running.session.id, { slate: 'technical' })
  expect(await seenBy(guest)).toMatchObject([{ state: 'testing' }])
  expect((await told()).map(({ type }) => type)).toContain('guest.off_air')
  await setSlate(host.ctx, running.session.id, { slate: null })
  expect(await actOnCall(host.ctx, running.session.id, call.id, 'on_air')).toMatchObject({ state: 'on_air' })
})

test('an emergency stop takes the guest off, breaks the test off and lets those who wait go on waiting', async () => {
  const onAir = await aGuest(bench, running, 'on_air')
  const testing = await aGuest(bench, running, 'testing')
  const asked = await aGuest(bench, running)
  const { id } = running.session
  await emergencyStop(host.ctx, id, { reason: '演练' })

  expect((await seenBy(host)).map(({ number, state, reason }) => [number, state, reason])).toEqual([
    [testing.call.number, 'called', ''],
    [asked.call.number, 'asked', ''],
    [onAir.call.number, 'done', 'stopped'],
  ])
  expect((await viewSession(host.ctx, id)).guest).toBeNull()
  await expect(actOnCall(host.ctx, id, asked.call.id, 'call')).rejects.toMatchObject({ code: 'session_stopped' })
  await expect(actOnCall(testing.guest.ctx, id, testing.call.id, 'test')).rejects.toMatchObject({
    code: 'session_stopped',
  })

  await reopenSession((await aStaff(bench, 'lead')).ctx, id, { reason: '已处理' })
  expect((await viewSession(host.ctx, id)).guest).toBeNull()
  expect(await actOnCall(testing.guest.ctx, id, testing.call.id, 'test')).toMatchObject({ state: 'testing' })
})

test('with the show every call ends', async () => {
  const onAir = await aGuest(bench, running, 'on_air')
  const waiting = [await aGuest(bench, running, 'testing'), await aGuest(bench, running)]
  await endSession(host.ctx, running.session.id)
  const ended = await seenBy(host)
  expect(ended.find(({ id }) => id === onAir.call.id)).toMatchObject({ state: 'done', reason: 'session_ended' })
  for (const { call } of waiting)
    expect(ended.find(({ id }) => id === call.id)).toMatchObject({ state: 'declined', reason: 'session_ended' })
  expect((await told()).filter(({ type }) => type === 'guest.off_air')).toEqual([])
})
