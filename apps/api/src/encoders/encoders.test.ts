import { EncoderView } from '@zhibo/core/encoders/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { entriesOf } from '../testing/audit.ts'
import { aStudio, refusal } from '../testing/encoders.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aPlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { hashKey } from './key.ts'

let bench: Bench
let studio: ReturnType<typeof aStudio>
let job: APublishedJob
let host: SignedIn

beforeAll(async () => {
  bench = await aBench()
  studio = aStudio(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())

const ask = (who: SignedIn | null, { session, presenterId }: APlannedSession) =>
  studio.askKey(who, session.id, presenterId)
const look = async (who: SignedIn, { session, presenterId }: APlannedSession) =>
  EncoderView.parse(
    await (
      await studio.app.request(studio.keysOf(session.id, presenterId), { headers: { cookie: who.cookie } })
    ).json(),
  )
const takeBack = (who: SignedIn, { session, presenterId }: APlannedSession, keyId: string) =>
  studio.app.request(`${studio.keysOf(session.id, presenterId)}/${keyId}`, {
    method: 'DELETE',
    headers: { cookie: who.cookie },
  })

test('the presenter and those who run the session may have a key; to the rest of the world the place is unknown', async () => {
  const show = await aScheduledSession(bench, { job, host })
  for (const who of [show.presenter, host]) expect((await ask(who, show)).status).toBe(201)
  expect(await refusal(ask(null, show))).toEqual([401, 'not_signed_in'])
  const strangers = [
    await aPerson(bench),
    (await aPublishedJob(bench)).owner,
    await aStaff(bench, 'host', (await aPublishedJob(bench)).stationId),
    await aStaff(bench, 'reviewer', job.stationId),
    await aStaff(bench, 'auditor'),
  ]
  for (const who of strangers) {
    expect(await refusal(ask(who, show))).toEqual([404, 'not_found'])
    expect((await takeBack(who, show, show.presenterId)).status).toBe(404)
  }
  expect((await look(host, show)).keys.map(({ state }) => state)).toEqual(['in_force', 'revoked'])
})

test('a key is told once and kept by its hash', async () => {
  const show = await aScheduledSession(bench, { job, host })
  const { key, url, id } = await studio.key(show.presenter, show.session.id, show.presenterId)
  expect(url).toBe(`${bench.deps.origin}/api/whip`)
  const row = await bench.deps.db.selectFrom('encoder_key').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row.key_hash).toEqual(hashKey(key))
  expect(JSON.stringify(row)).not.toContain(key)
  expect(JSON.stringify(await look(host, show))).not.toContain(key)
  const trail = await entriesOf(bench, 'session', show.session.id)
  expect(trail.map(({ action }) => action)).toContain('session.encoder_key_issued')
  expect(JSON.stringify(trail)).not.toContain(key)
})

test('it is good until an hour after the planned end and a day at most', async () => {
  const now = bench.clock.read().getTime()
  const hours = (count: number) => new Date(now + count * 3_600_000).toISOString()
  const tonight = { plannedStart: hours(7), plannedEnd: hours(10) }
  const soon = await aScheduledSession(bench, { job, host, ...tonight })
  const nextWeek = await aScheduledSession(bench, { job, host, plannedStart: hours(170), plannedEnd: hours(172) })
  const until = async (show: APlannedSession) => (await studio.key(host, show.session.id, show.presenterId)).expiresAt
  expect(await until(soon)).toBe(hours(11))
  expect(await until(nextWeek)).toBe(hours(24))
})

test('a new key takes the old one back; taken back twice is taken back once', async () => {
  const show = await aRunningSession(bench, { job, host })
  const old = await studio.key(show.presenter, show.session.id, show.presenterId)
  const fresh = await studio.key(host, show.session.id, show.presenterId)
  expect(await refusal(studio.whip(old.key))).toEqual([401, 'encoder_key_over'])
  expect((await takeBack(show.presenter, show, fresh.id)).status).toBe(204)
  expect((await takeBack(show.presenter, show, fresh.id)).status).toBe(204)
  expect(await refusal(studio.whip(fresh.key))).toEqual([401, 'encoder_key_over'])
  const revoked = (await entriesOf(bench, 'session', show.session.id)).filter(
    ({ action }) => action === 'session.encoder_key_revoked',
  )
  expect(revoked).toHaveLength(1)
})

test('forty asked for at once leave one in force', async () => {
  const show = await aScheduledSession(bench, { job, host })
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(host, show)))
  expect(answers.every(({ status }) => status === 201)).toBe(true)
  const states = await bench.deps.db
    .selectFrom('encoder_key')
    .select('revoked_at')
    .where('presenter_id', '=', show.presenterId)
    .execute()
  expect(states.filter(({ revoked_at }) => revoked_at === null)).toHaveLength(1)
})

test('there is no key for a plan nobody approved, nor for a place or a key that is not of this session', async () => {
  const draft = await aPlannedSession(bench, { job, host })
  expect(await refusal(ask(host, draft))).toEqual([409, 'not_from_here'])
  const [one, other] = [await aScheduledSession(bench, { job, host }), await aScheduledSession(bench, { job, host })]
  expect(await refusal(studio.askKey(host, one.session.id, other.presenterId))).toEqual([404, 'not_found'])
  const { id } = await studio.key(host, other.session.id, other.presenterId)
  expect(await refusal(takeBack(host, one, id))).toEqual([404, 'not_found'])
})
