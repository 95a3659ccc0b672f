import { BanView, MuteView } from '@zhibo/core/moderation/schema'
import { SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { entriesOf } from '../testing/audit.ts'
import { aGuest } from '../testing/guests.ts'
import { aPerson, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { closeBarred } from './close-barred.ts'
import { insertBan } from './queries.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let viewer: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>
let asked: string

const day = 86_400_000

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  bench.clock.set('2026-11-25T20:00:00+08:00')
  host = await signedIn(bench, host.personId, 'password')
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
  viewer = await aPerson(bench)
  asked = (await talk.ask(viewer, '你们都是混蛋')).id
})

const session = () => `/api/sessions/${running.session.id}`
const mute = async (why: object = { reasonCode: 'insult' }, who = host) =>
  (await talk.client.ask(MuteView, who, 'POST', `${talk.path}/${asked}/mutes`, why)).body
const ban = async (why: object = { reasonCode: 'insult', days: 7 }, who = host) =>
  (await talk.client.ask(BanView, who, 'POST', `${talk.path}/${asked}/bans`, why)).body
const mutes = async () => (await talk.client.ask(z.array(MuteView), host, 'GET', `${session()}/mutes`)).body
const bans = async (who = host) =>
  (await talk.client.ask(z.array(BanView), who, 'GET', '/api/moderation/bans')).body.filter(
    ({ sessionId }) => sessionId === running.session.id,
  )
const lift = (path: string, body: object = { reasonCode: 'mistake' }, who = host) =>
  talk.client.send(who, 'POST', `${path}/lift`, body)
const callPath = () => `${session()}/guest-calls`

describe('somebody muted', () => {
  test('asks and calls no more in this show, is told why, and may in another', async () => {
    await mute({ reasonCode: 'insult', reason: '连骂三次' })
    const refused = await talk.refusedToAsk(viewer, { text: '凭什么' })
    expect(refused).toMatchObject({
      status: 403,
      code: 'muted',
      details: { kind: 'muted', reasonCode: 'insult', reason: '连骂三次', until: null },
    })
    expect((await talk.client.refused(viewer, 'POST', callPath(), { topic: '评评理' })).code).toBe('muted')
    expect((await talk.mine(viewer)).silence).toMatchObject({ kind: 'muted', reason: '连骂三次' })

    const elsewhere = aTalk(bench, (await aRunningSession(bench, { job, host })).session.id)
    expect((await elsewhere.ask(viewer, '包住吗')).fresh).toBe(true)
    expect((await elsewhere.mine(viewer)).silence).toBeNull()
  })

  test('still wants answers', async () => {
    await mute()
    const other = await talk.ask(await aPerson(bench), '包住吗')
    expect(await talk.vote(viewer, other.id)).toMatchObject({ votes: 1 })
  })

  test('is off the call at once', async () => {
    const { call } = await aGuest(bench, running, 'on_air', { guest: viewer })
    await mute()
    const row = await bench.deps.db.selectFrom('guest_call').selectAll().where('id', '=', call.id).executeTakeFirst()
    expect(row).toMatchObject({ state: 'done' })
  })

  test('stays muted once, however often it is pressed, until somebody lifts it with a reason', async () => {
    const [one, two] = await Promise.all([mute(), mute({ reasonCode: 'advert' })])
    expect(one.id).toBe(two.id)
    expect(await mutes()).toMatchObject([{ id: one.id, question: '你们都是混蛋' }])
    expect((await lift(`${session()}/mutes/${one.id}`, {})).status).toBe(422)
    expect((await lift(`${session()}/mutes/${one.id}`)).status).toBe(204)
    expect((await lift(`${session()}/mutes/${one.id}`)).status).toBe(409)
    expect(await mutes()).toEqual([])
    expect((await talk.ask(viewer, '对不起，包住吗')).state).toBe('open')
    expect((await entriesOf(bench, 'person', viewer.personId)).slice(-2)).toMatchObject([
      { action: 'moderation.muted', actor_id: host.personId, scope: job.stationId },
      { action: 'moderation.unmuted', detail: { session: running.session.id, reasonCode: 'mistake' } },
    ])
  })
})

describe('somebody banned', () => {
  test.each([7, 30, 90])(
    'for %i days speaks, votes and calls in no show until then, with the cookie they have',
    async (days) => {
      const began = bench.clock.read().getTime()
      const given = await ban({ reasonCode: 'fraud', reason: '冒充招工', days })
      expect(Date.parse(given.until)).toBe(began + days * day)
      const other = await talk.ask(await aPerson(bench), '包住吗')
      const elsewhere = aTalk(bench, (await aRunningSession(bench, { job, host })).session.id)

      for (const show of [talk, elsewhere])
        expect(await show.refusedToAsk(viewer, { text: '再说一句' })).toMatchObject({
          code: 'banned',
          details: { kind: 'banned', reasonCode: 'fraud', reason: '冒充招工', until: given.until },
        })
      expect((await talk.client.refused(viewer, 'POST', `${talk.path}/${other.id}/votes`)).code).toBe('banned')
      expect((await talk.client.refused(viewer, 'POST', callPath(), { topic: '说一句' })).code).toBe('banned')
      expect((await talk.mine(viewer)).silence).toMatchObject({ kind: 'banned', until: given.until })

      bench.clock.advance(days * day)
      expect((await talk.ask(await signedIn(bench, viewer.personId, 'code'), '我又来了')).fresh).toBe(true)
    },
  )

  test('is off the call in whichever show it is, and its viewers see them go', async () => {
    const elsewhere = await aRunningSession(bench, {})
    const { call } = await aGuest(bench, elsewhere, 'on_air', { guest: viewer })
    const third = await aRunningSession(bench, { job, host })
    const waiting = await aGuest(bench, third, 'asked', { guest: viewer })
    const other = await aGuest(bench, third, 'on_air')
    await ban()
    const calls = await bench.deps.db
      .selectFrom('guest_call')
      .select(['id', 'state', 'reason'])
      .where('id', 'in', [call.id, waiting.call.id, other.call.id])
      .orderBy('asked_at')
      .orderBy('id')
      .execute()
    expect(calls).toEqual([
      { id: call.id, state: 'done', reason: 'barred' },
      { id: waiting.call.id, state: 'declined', reason: 'barred' },
      { id: other.call.id, state: 'on_air', reason: '' },
    ])
    expect((await eventsOf(bench, elsewhere.session.id)).at(-1)).toMatchObject({
      type: 'guest.off_air',
      callId: call.id,
    })
    // In the chain of the show they were in, by the host who gave the ban.
    expect((await entriesOf(bench, 'guest_call', call.id)).at(-1)).toMatchObject({ actor_id: host.personId })
  })

  test('is off the call though what was to end it was cut short, and nobody else is', async () => {
    const elsewhere = await aRunningSession(bench, {})
    const { call } = await aGuest(bench, elsewhere, 'on_air', { guest: viewer })
    const other = await aGuest(bench, await aRunningSession(bench, { job, host }), 'on_air')
    const now = bench.clock.read()
    const given = {
      session_id: running.session.id,
      question_id: asked,
      reason_code: 'insult',
      reason: '',
      banned_by: host.personId,
      banned_at: now,
    } as const
    await withTx(bench.system, async (tx) => {
      await insertBan(tx, { ...given, person_id: viewer.personId, until: new Date(now.getTime() + day) })
      const banned_at = new Date(now.getTime() - day)
      await insertBan(tx, { ...given, person_id: other.guest.personId, banned_at, until: now })
    })
    await closeBarred(bench.system)
    const calls = await bench.deps.db
      .selectFrom('guest_call')
      .select(['id', 'state'])
      .where('id', 'in', [call.id, other.call.id])
      .orderBy('asked_at')
      .orderBy('id')
      .execute()
    expect(calls).toEqual([
      { id: call.id, state: 'done' },
      { id: other.call.id, state: 'on_air' },
    ])
  })

  test('is off the call at once, and is not called though they asked before', async () => {
    const { call } = await aGuest(bench, running, 'on_air', { guest: viewer })
    await ban()
    const state = async () =>
      (await bench.deps.db.selectFrom('guest_call').select('state').where('id', '=', call.id).executeTakeFirstOrThrow())
        .state
    expect(await state()).toBe('done')
    const elsewhere = await aRunningSession(bench, { job, host })
    const waiting = await bench.deps.db
      .insertInto('guest_call')
      .values({
        session_id: elsewhere.session.id,
        person_id: viewer.personId,
        number: 1,
        topic: '早就举了手',
        asked_at: bench.clock.read(),
        called_at: null,
        on_air_at: null,
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const path = `/api/sessions/${elsewhere.session.id}/guest-calls/${waiting.id}/call`
    expect((await talk.client.refused(host, 'POST', path, {})).code).toBe('banned')
  })

  test('still watches: a ban is on speaking', async () => {
    await ban()
    const answer = await talk.client.send(viewer, 'POST', `${session()}/media-token`, {})
    expect(await answer.json()).toMatchObject({ role: 'viewer', onAir: false })
  })

  test('is banned once at a time, and again after it ended', async () => {
    await ban()
    const again = { reasonCode: 'insult', days: 30 }
    expect((await talk.client.refused(host, 'POST', `${talk.path}/${asked}/bans`, again)).code).toBe('already_banned')
    bench.clock.advance(7 * day)
    host = await signedIn(bench, host.personId, 'password')
    expect((await ban(again)).until).toBe(new Date(bench.clock.read().getTime() + 30 * day).toISOString())
    expect(await bans()).toHaveLength(1)
  })

  test('by two hosts at once is banned by one of them', async () => {
    const send = () => talk.client.send(host, 'POST', `${talk.path}/${asked}/bans`, { reasonCode: 'insult', days: 7 })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1)
  })

  test('speaks again when a host of where it was given lifts it, with a reason', async () => {
    const given = await ban()
    const path = `/api/moderation/bans/${given.id}`
    const stranger = await aStaff(bench, 'host', (await aStation(bench)).id)
    expect((await lift(path, { reasonCode: 'reviewed' }, stranger)).status).toBe(403)
    expect(await bans(stranger)).toEqual([])
    expect((await lift(path, { reasonCode: 'other' })).status).toBe(422)
    expect(await bans()).toMatchObject([{ id: given.id, question: '你们都是混蛋', reasonCode: 'insult' }])
    expect((await lift(path, { reasonCode: 'reviewed', reason: '看错人了' }, await aStaff(bench, 'lead'))).status).toBe(
      204,
    )
    expect((await lift(path)).status).toBe(409)
    expect(await bans()).toEqual([])
    expect((await talk.ask(viewer, '谢谢，包住吗')).fresh).toBe(true)
    const trail = await entriesOf(bench, 'person', viewer.personId)
    expect(trail.slice(-2)).toMatchObject([
      { action: 'moderation.banned', detail: { reasonCode: 'insult', days: 7, question: asked } },
      { action: 'moderation.ban_lifted', detail: { reasonCode: 'reviewed' } },
    ])
    expect(JSON.stringify(trail)).not.toContain('看错人了')
  })
})

describe('who may silence', () => {
  test('is a host of the station, nobody else, and never without a reason', async () => {
    const strangers = [
      viewer,
      running.presenter,
      await aStaff(bench, 'host', (await aStation(bench)).id),
      await aStaff(bench, 'auditor'),
    ]
    for (const who of strangers) {
      expect(
        (await talk.client.refused(who, 'POST', `${talk.path}/${asked}/mutes`, { reasonCode: 'insult' })).code,
      ).toBe('forbidden')
      expect(
        (await talk.client.refused(who, 'POST', `${talk.path}/${asked}/bans`, { reasonCode: 'insult', days: 7 })).code,
      ).toBe('forbidden')
      expect((await talk.client.refused(who, 'GET', `${session()}/mutes`)).code).toBe('forbidden')
    }
    expect(
      (await talk.client.refused(null, 'POST', `${talk.path}/${asked}/mutes`, { reasonCode: 'insult' })).code,
    ).toBe('not_signed_in')
    for (const none of [{}, { reason: '  ' }, { reasonCode: 'other' }]) {
      expect((await talk.client.refused(host, 'POST', `${talk.path}/${asked}/mutes`, none)).code).toBe(
        'reason_required',
      )
      expect((await talk.client.refused(host, 'POST', `${talk.path}/${asked}/bans`, { ...none, days: 7 })).code).toBe(
        'reason_required',
      )
    }
    expect(
      (await talk.client.refused(host, 'POST', `${talk.path}/${asked}/bans`, { reasonCode: 'insult', days: 8 })).code,
    ).toBe('invalid_body')
  })

  test('never learns who it is', async () => {
    const said = JSON.stringify([await mute(), await ban(), await mutes(), await bans()])
    expect(said).not.toContain(viewer.personId)
  })
})

describe('first questions', () => {
  const holdFirst = async (on: boolean, who = host) =>
    (await talk.client.ask(SessionView, who, 'PUT', `${session()}/holds-first`, { on })).body

  test('wait for a look from when the host says so until the host says otherwise', async () => {
    expect((await holdFirst(true)).holdsFirstQuestions).toBe(true)
    const newcomer = await aPerson(bench)
    expect(await talk.ask(newcomer, '包住吗')).toMatchObject({ state: 'held', heldFor: 'first' })
    expect((await talk.ask(newcomer, '几点下班')).state).toBe('held')
    await holdFirst(false)
    expect((await talk.ask(await aPerson(bench), '包住吗')).state).toBe('open')
    expect((await talk.desk(host)).filter(({ state }) => state === 'held')).toHaveLength(3)
  })

  test('once one of theirs was seen by everyone, a person is no stranger any more, in any show', async () => {
    await holdFirst(true)
    const newcomer = await aPerson(bench)
    const first = await talk.ask(newcomer, '包住吗')
    await talk.act(host, first.id, 'release')
    expect((await talk.ask(newcomer, '几点下班')).state).toBe('open')
  })

  test('are the host’s to hold', async () => {
    for (const who of [viewer, running.presenter])
      expect((await talk.client.refused(who, 'PUT', `${session()}/holds-first`, { on: true })).code).toBe('forbidden')
    await holdFirst(true)
    await holdFirst(true)
    const trail = await entriesOf(bench, 'session', running.session.id)
    expect(trail.filter(({ action }) => action === 'session.hold_first_set')).toMatchObject([{ detail: { on: true } }])
  })
})
