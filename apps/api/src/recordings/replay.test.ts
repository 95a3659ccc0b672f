import { RecordingView, ReplayView, SessionRecordingsView } from '@zhibo/core/recordings/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { disableStaff } from '../identity/disable-staff.ts'
import { grantRole } from '../identity/grant-role.ts'
import { revokeRole } from '../identity/revoke-role.ts'
import { evidenceOf } from '../media/evidence.ts'
import { jobFile } from '../jobs/read.ts'
import { withdrawJob } from '../jobs/step.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { pinJob } from '../sessions/pin.ts'
import { entriesOf, trailOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, signedIn, type SignedIn } from '../testing/identity.ts'
import { type ARecordedShow, aRecordedShow } from '../testing/recordings.ts'
import { aStation } from '../testing/stations.ts'

const day = 86_400_000
let bench: Bench
let api: ReturnType<typeof aClient>
/** One that is only looked at; what a test changes, it makes for itself. */
let untouched: ARecordedShow
let show: ARecordedShow

beforeAll(async () => {
  bench = await aBench()
  api = aClient(bench)
  untouched = await aRecordedShow(bench)
})
afterAll(() => bench.close())
beforeEach(() => {
  show = untouched
})

const release = (who = show.host) =>
  api.ask(RecordingView, who, 'POST', `/api/recordings/${show.recording.id}/release`, {})
const withdraw = (who = show.host, reason = '讲错了') =>
  api.ask(RecordingView, who, 'POST', `/api/recordings/${show.recording.id}/withdrawal`, { reason })
const replay = async () => (await api.ask(ReplayView, null, 'GET', `/api/sessions/${show.session.id}/replay`)).body
const listed = async (who: SignedIn = show.host) =>
  (await api.ask(SessionRecordingsView, who, 'GET', `/api/sessions/${show.session.id}/recordings`)).body
const staffLink = async (who?: SignedIn) => (await listed(who)).recordings[0]!.parts[0]!.play!.url
const publicLink = async () => (await replay()).parts[0]!.url

describe('who may do what', { timeout: 60_000 }, () => {
  const urls = () =>
    [
      ['GET', `/api/sessions/${show.session.id}/recordings`],
      ['POST', `/api/recordings/${show.recording.id}/release`],
      ['POST', `/api/recordings/${show.recording.id}/withdrawal`],
      ['DELETE', `/api/recordings/${show.recording.id}/withdrawal`],
    ] as const
  const answers = (who: SignedIn | null) =>
    Promise.all(
      urls().map(async ([method, url]) => {
        const body = method === 'POST' ? (url.endsWith('release') ? {} : { reason: '讲错了' }) : undefined
        return (await api.send(who, method, url, body)).status
      }),
    )

  test('nobody signed in: nothing', async () => {
    expect(await answers(null)).toEqual([401, 401, 401, 401])
  })

  test.each([
    ['a seeker', () => aPerson(bench)],
    ['the presenter', () => Promise.resolve(show.presenter)],
    ['another station’s host', async () => aStaff(bench, 'host', (await aStation(bench)).id)],
    ['another station’s lead', async () => aStaff(bench, 'lead', (await aStation(bench)).id)],
    ['an admin', () => aStaff(bench, 'admin')],
  ])('%s: knows of none', async (_, who) => {
    expect(await answers(await who())).toEqual([403, 404, 404, 404])
  })

  test.each(['reviewer', 'auditor'] as const)('the %s sees, and releases nothing', async (role) => {
    expect(await answers(await aStaff(bench, role, show.stationId))).toEqual([200, 403, 403, 403])
  })

  test('a host of the station releases and takes back; only a lead puts up again', async () => {
    show = await aRecordedShow(bench)
    expect((await release()).body.state).toBe('released')
    expect((await withdraw()).body).toMatchObject({ state: 'withdrawn', withdrawnReason: '讲错了' })
    const again = `/api/recordings/${show.recording.id}/withdrawal`
    expect(await api.refused(show.host, 'DELETE', again)).toMatchObject({ code: 'forbidden' })
    const lead = await aStaff(bench, 'lead', show.stationId)
    expect((await api.ask(RecordingView, lead, 'DELETE', again)).body).toMatchObject({ state: 'released' })
    expect((await trailOf(bench, show.recording.id)).slice(-3)).toEqual([
      'recording.release',
      'recording.withdraw',
      'recording.reinstate',
    ])
  })

  test('what is released is not released again, what is not cannot be taken back, and taking back says why', async () => {
    show = await aRecordedShow(bench)
    const url = `/api/recordings/${show.recording.id}`
    expect(await api.refused(show.host, 'POST', `${url}/withdrawal`, { reason: '讲错了' })).toMatchObject({
      code: 'not_from_here',
    })
    await release()
    expect(await api.refused(show.host, 'POST', `${url}/release`, {})).toMatchObject({ code: 'not_from_here' })
    expect((await api.send(show.host, 'POST', `${url}/withdrawal`, { reason: '  ' })).status).toBe(400)
  })
})

describe('a file', { timeout: 60_000 }, () => {
  test('comes whole, or the bytes that are asked for', async () => {
    const link = await staffLink()
    const whole = await api.send(show.host, 'GET', link)
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect(whole.status).toBe(200)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': `${bytes.length}`,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      etag: `"${show.recording.parts[0]!.sha256}"`,
    })
    const part = await api.send(show.host, 'GET', link, undefined, { range: 'bytes=100-199' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200))
    const beyond = await api.send(show.host, 'GET', link, undefined, { range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const changed = await api.send(show.host, 'GET', link, undefined, { range: 'bytes=0-9', 'if-range': '"other"' })
    expect(changed.status).toBe(200)
    await changed.body?.cancel()
    const head = await api.send(show.host, 'HEAD', link, undefined, { range: 'bytes=0-9' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([206, '10', ''])
  })

  const status = async (who: SignedIn | null, link: string) => {
    const answer = await api.send(who, 'GET', link)
    await answer.body?.cancel()
    return answer.status
  }

  test('is there for whom the link was made, and for nobody else', async () => {
    const link = await staffLink()
    expect(await status(show.host, link)).toBe(200)
    expect(await status(null, link)).toBe(403)
    expect(await status(await aStaff(bench, 'host', show.stationId), link)).toBe(403)
    expect(await status(null, link.replace('for=staff', 'for=public'))).toBe(403)
    const forged = link.replace(/signature=(.)/, (_, first) => `signature=${first === '_' ? '-' : '_'}`)
    expect(await status(show.host, forged)).toBe(403)
    expect(await status(show.host, link.replace(/expires=\d+/, 'expires=9999999999999'))).toBe(403)
  })

  test('is there for staff while they work at its station: a role that is taken away takes the links along', async () => {
    const who = await aStaff(bench, 'host', show.stationId)
    const elsewhere = (await aStation(bench)).id
    await grantRole(bench.system, { personId: who.personId, role: 'host', stationId: elsewhere })
    const link = await staffLink(await signedIn(bench, who.personId, 'password'))
    expect(await status(who, link)).toBe(200)
    await revokeRole(bench.system, { personId: who.personId, role: 'host', stationId: show.stationId })
    expect(await status(who, link)).toBe(403)
    await grantRole(bench.system, { personId: who.personId, role: 'auditor', stationId: show.stationId })
    expect(await status(who, link)).toBe(200)
    await disableStaff(bench.system, { personId: who.personId })
    expect(await status(who, link)).toBe(403)
  })

  test('is not there once the link has run out, a quarter of an hour after it would have been played', async () => {
    const link = await staffLink()
    bench.clock.advance(show.recording.parts[0]!.play!.durationMs + 15 * 60_000 - 1)
    expect(await status(show.host, link)).toBe(200)
    bench.clock.advance(1)
    expect(await status(show.host, link)).toBe(403)
  })

  test('looked at by staff is in the trail, once for a link', async () => {
    show = await aRecordedShow(bench)
    const link = await staffLink()
    await Promise.all([status(show.host, link), status(show.host, link), status(show.host, link)])
    const entries = await entriesOf(bench, 'recording', show.recording.id)
    expect(entries.filter(({ action }) => action === 'recording.viewed')).toMatchObject([
      { actor_id: show.host.personId, scope: show.stationId },
    ])
  })

  test('of a replay is gone for everyone the moment it is taken back', async () => {
    show = await aRecordedShow(bench)
    await release()
    const link = await publicLink()
    expect(await status(null, link)).toBe(200)
    await withdraw()
    expect(await status(null, link)).toBe(403)
  })
})

describe('the replay', { timeout: 60_000 }, () => {
  test('is none until it is released, and none once it was taken back', async () => {
    show = await aRecordedShow(bench)
    expect(await replay()).toMatchObject({ state: 'none', parts: [], chapters: [], jobs: [] })
    await release()
    expect(await replay()).toMatchObject({ state: 'public', parts: [{ id: show.recording.parts[0]!.id }] })
    await withdraw()
    expect(await replay()).toMatchObject({ state: 'none', parts: [] })
  })

  test('has a chapter for each job that was pinned, and says which are still open', async () => {
    show = await aRecordedShow(bench, {}, async ({ host, session, job }) => {
      bench.clock.advance(1_000)
      await pinJob(host.ctx, session.id, { jobId: job.id })
      bench.clock.advance(10_000)
    })
    await release()
    const { chapters, jobs } = await replay()
    expect(chapters).toMatchObject([{ jobId: show.job.id, mediaMs: 1_000, showMs: 1_000 }])
    expect(jobs).toMatchObject([{ id: show.job.id, state: 'published' }])
    await withdrawJob(show.owner.ctx, show.job.id, {
      expectedVersion: (await jobFile(show.owner.ctx, show.job.id)).version,
    })
    // What was taken down is spoken of, and no longer shown.
    expect(await replay()).toMatchObject({ chapters: [{ jobId: show.job.id }], jobs: [] })
  })

  test('is over after ninety days, and so are its links', async () => {
    show = await aRecordedShow(bench)
    const { publicUntil } = (await release()).body
    expect(Date.parse(publicUntil!)).toBe(bench.clock.read().getTime() + 90 * day)
    bench.clock.advance(90 * day - 1)
    const link = await publicLink()
    expect((await api.send(null, 'HEAD', link)).status).toBe(200)
    bench.clock.advance(1)
    expect(await replay()).toMatchObject({ state: 'expired', parts: [], chapters: [], jobs: [] })
    expect((await api.send(null, 'HEAD', link)).status).toBe(403)
  })

  test('put up again by a lead is still public for ninety days from its release only', async () => {
    show = await aRecordedShow(bench)
    const { publicUntil } = (await release()).body
    await withdraw()
    bench.clock.advance(30 * day)
    const lead = await aStaff(bench, 'lead', show.stationId)
    const { body } = await api.ask(RecordingView, lead, 'DELETE', `/api/recordings/${show.recording.id}/withdrawal`)
    expect(body.publicUntil).toBe(publicUntil)
  })

  test('of an employer that is no longer verified is not shown, nor are its links good', async () => {
    show = await aRecordedShow(bench)
    await release()
    const link = await publicLink()
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', show.employer.id)
      .executeTakeFirstOrThrow()
    const why = { reasonCode: 'false_information' as const, publicNote: '正在核实', internalNote: '' }
    await suspendCase((await aStaff(bench, 'lead')).ctx, id, { expectedVersion: version, ...why })
    expect(await replay()).toMatchObject({ state: 'none', parts: [] })
    expect((await api.send(null, 'HEAD', link)).status).toBe(403)
  })

  test('never gives airtime: seen by anybody, the station has as much as before', async () => {
    show = await aRecordedShow(bench)
    await release()
    const airtime = () => {
      const now = bench.clock.read().getTime()
      return evidenceOf(bench.system, { stationId: show.stationId, from: new Date(now - day), to: new Date(now + day) })
    }
    const before = await airtime()
    const link = await publicLink()
    for (let seen = 0; seen < 3; seen++) await (await api.send(null, 'GET', link)).arrayBuffer()
    bench.clock.advance(60_000)
    expect(await airtime()).toEqual(before)
  })
})
