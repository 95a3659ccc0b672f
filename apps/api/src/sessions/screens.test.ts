import { CaptionView, SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { trailOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { addCaption } from './caption.ts'
import { showCorrection } from './correct.ts'
import { emergencyStop } from './emergency-stop.ts'
import { viewSession } from './view.ts'

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

const path = (rest: string, id = running.session.id) => `/api/sessions/${id}/${rest}`
const told = () => eventsOf(bench, running.session.id, running.session.seq)
const text = '保底是 2,600 元，不是 3,000 元。'

describe('a correction', () => {
  test('stands until it is cleared; what it said stays in the stream', async () => {
    await showCorrection(host.ctx, running.session.id, { text })
    const { body } = await client.ask(SessionView, host, 'DELETE', path('corrections'))
    expect(body.correction).toBeNull()
    expect((await told()).map(({ type }) => type)).toEqual(['correction.shown', 'correction.cleared'])
    expect((await client.refused(host, 'DELETE', path('corrections'))).code).toBe('not_from_here')
    expect((await trailOf(bench, running.session.id)).slice(-2)).toEqual([
      'session.correction_shown',
      'session.correction_cleared',
    ])
  })
})

describe('a caption', () => {
  test('is a line in the stream, and the last twenty are there for who comes later', async () => {
    for (let nth = 1; nth <= 22; nth++) await addCaption(host.ctx, running.session.id, { text: `第 ${nth} 句` })
    const { status, body } = await client.ask(CaptionView, host, 'POST', path('captions'), { text: ' 大家好 ' })
    expect([status, body.text]).toEqual([201, '大家好'])
    const { captions } = await viewSession(running.presenter.ctx, running.session.id)
    expect(captions.map((caption) => caption.text)).toEqual([
      ...Array.from({ length: 19 }, (_, at) => `第 ${at + 4} 句`),
      '大家好',
    ])
    expect((await told()).at(-1)).toMatchObject({ type: 'caption.added', caption: body })
    expect(JSON.stringify(await told())).not.toContain(host.personId)
  })

  test.each(['', ' ', '字'.repeat(121), '看不见\u200b'])('%j is none', async (line) => {
    expect((await client.refused(host, 'POST', path('captions'), { text: line })).code).toBe('invalid_body')
  })

  test('may hold anything a person types, as text', async () => {
    const line = '<b>加班</b> &amp; 😀'.repeat(5).slice(0, 120)
    expect((await client.ask(CaptionView, host, 'POST', path('captions'), { text: line })).body.text).toBe(line)
  })
})

const verbs = [
  ['a caption', 'POST', 'captions', { text: '大家好' }],
  ['clearing a correction', 'DELETE', 'corrections', undefined],
] as const

test.each(verbs)('%s is for the hosts and leads of the station, while the show runs', async (_, method, rest, body) => {
  await showCorrection(host.ctx, running.session.id, { text })
  expect((await client.refused(null, method, path(rest), body)).code).toBe('not_signed_in')
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  for (const other of [
    elsewhere,
    running.presenter,
    job.reviewer,
    await aPerson(bench),
    await aStaff(bench, 'auditor'),
  ])
    expect((await client.refused(other, method, path(rest), body)).code).toBe('forbidden')
  expect((await client.send(await aStaff(bench, 'lead'), method, path(rest), body)).ok).toBe(true)

  const { session } = await aScheduledSession(bench, { job, host })
  expect((await client.refused(host, method, path(rest, session.id), body)).code).toBe('session_not_live')
  await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
  expect((await client.refused(host, method, path(rest), body)).code).toBe('session_stopped')
})
