import { LedgerView } from '@zhibo/core/ledger/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { archive } from '../demo/seed/archive.ts'
import { tellConnection } from '../demo/seed/evidence.ts'
import { endSession } from '../sessions/end.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { readLedger } from './read.ts'

const minute = 60_000

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob
let host: SignedIn
let station: string

beforeAll(async () => {
  bench = await aBench()
  app = buildApp({ ...bench.deps, limitFactor: 1000 })
  job = await aPublishedJob(bench)
  station = job.stationId
  host = await aStaff(bench, 'host', station)
})
afterAll(() => bench.close())

/** A session that began at `start` in Shanghai, with the picture of one presenter for so many minutes. */
async function aHeldSession(start: string, minutes: number, picture = true): Promise<APlannedSession> {
  bench.clock.set(`${start}:00+08:00`)
  const held = await aRunningSession(bench, { job, host })
  const from = bench.clock.read().getTime()
  const to = from + minutes * minute
  const { presenterId } = held
  // A track is published 340 ms after the presenter joined.
  const telling = { ...bench.system, media: archive }
  await tellConnection(telling, { sessionId: held.session.id, presenterId, from: from - 340, to, picture })
  bench.clock.advance(minutes * minute)
  await endSession(host.ctx, held.session.id)
  return held
}

const read = (path: string, who?: SignedIn) =>
  app.request(`/api/stations/${path}`, who ? { headers: { cookie: who.cookie } } : {})

test('the month tells what counts, what does not and why, and what is missing', async () => {
  const whole = await aHeldSession('2026-11-02T14:30', 180)
  const short = await aHeldSession('2026-11-05T14:30', 29)
  const dark = await aHeldSession('2026-11-09T14:30', 60, false)
  bench.clock.set('2026-11-23T12:00:00+08:00')
  const auditor = await aStaff(bench, 'auditor')
  const answer = await read(`${station}/ledger/2026-11`, auditor)

  expect(answer.status).toBe(200)
  const view = LedgerView.parse(await answer.json())
  expect(view).toMatchObject({
    sessions: 1,
    sessionsTarget: 4,
    airtimeMs: 180 * minute,
    airtimeTargetMs: 720 * minute,
    missingSessions: 3,
    missingMs: 540 * minute,
  })
  const rows = new Map(view.rows.map((row) => [row.id, row]))
  expect(rows.get(whole.session.id)).toMatchObject({ counted: true, reason: null, airtimeMs: 180 * minute })
  expect(rows.get(short.session.id)).toMatchObject({ counted: false, reason: 'too_short', airtimeMs: 29 * minute })
  expect(rows.get(dark.session.id)).toMatchObject({ counted: false, reason: 'no_picture', airtimeMs: 0 })
  expect(rows.get(whole.session.id)!.evidence).toMatchObject([
    { source: 'camera', provenance: 'webhook', from: '2026-11-02T06:30:00.000Z', to: '2026-11-02T09:30:00.000Z' },
    { source: 'microphone' },
  ])
  // Nine hours take five evenings in two studios: two on the 30th, two on the 29th, the first on the 28th.
  expect(view.lastDay).toMatchObject({ date: '2026-11-28' })
})

test('a session over the end of a month counts where it began, and its hours are split', async () => {
  const held = await aHeldSession('2026-08-31T23:00', 120)
  const august = await readLedger(bench.system, station, '2026-08')
  const september = await readLedger(bench.system, station, '2026-09')
  expect(august).toMatchObject({ sessions: 1, airtimeMs: 60 * minute })
  expect(september).toMatchObject({ sessions: 0, airtimeMs: 60 * minute })
  for (const ledger of [august, september])
    expect(ledger.rows).toMatchObject([{ id: held.session.id, airtimeMs: 120 * minute, airtimeInMonthMs: 60 * minute }])
})

test('before the first standard nothing is owed; a month nobody held anything in is empty', async () => {
  const ledger = await readLedger(bench.system, station, '2025-03')
  expect(ledger).toMatchObject({ sessionsTarget: 0, airtimeTargetMs: 0, missingSessions: 0, lastDay: null, rows: [] })
})

test('the staff of the station and of the county read it, others do not', async () => {
  bench.clock.set('2026-12-23T12:00:00+08:00')
  const elsewhere = (await aStation(bench)).id
  const path = `${station}/ledger/2026-12`
  for (const role of ['host', 'reviewer', 'lead', 'auditor', 'admin'] as const) {
    expect((await read(path, await aStaff(bench, role, station))).status, role).toBe(200)
    expect((await read(path, await aStaff(bench, role, elsewhere))).status, role).toBe(403)
  }
  expect((await read(path, await aStaff(bench, 'agent', station))).status).toBe(403)
  expect((await read(path, await aPerson(bench))).status).toBe(403)
  expect((await read(path)).status).toBe(401)
})

test('a station or a month that is none is not found', async () => {
  const auditor = await aStaff(bench, 'auditor')
  for (const path of [`${crypto.randomUUID()}/ledger/2026-11`, `${station}/ledger/2026-13`, `${station}/ledger/now`])
    expect((await read(path, auditor)).status).toBe(404)
})
