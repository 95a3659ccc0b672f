import { CalendarLinkView } from '@zhibo/core/sessions/calendar-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { revokeRole } from '../../identity/revoke-role.ts'
import { entriesOf } from '../../testing/audit.ts'
import { decided } from '../../testing/employers.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { openCaseOf } from '../../testing/reviews.ts'
import { aDraftSession, aScheduledSession, aSubmittedSession } from '../../testing/sessions.ts'
import { cancelSession } from '../cancel.ts'
import { joinSession } from '../joint/join.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
// A station of its own for every test.
beforeEach(async () => {
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})

const path = () => `/api/stations/${job.stationId}/calendar.ics`
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const feed = async (at = path()) => {
  const answer = await client.send(null, 'GET', at)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  return answer.text()
}
/** The lines of one show in a feed; none when it is not in it. */
function entryOf(text: string, sessionId: string): string[] {
  const all = lines(text)
  const uid = all.findIndex((line) => line.startsWith(`UID:${sessionId}@`))
  return uid < 0 ? [] : all.slice(all.lastIndexOf('BEGIN:VEVENT', uid), all.indexOf('END:VEVENT', uid) + 1)
}
const evening = { plannedStart: '2027-01-06T19:30:00+08:00', plannedEnd: '2027-01-06T21:30:00+08:00' }

describe('a station’s feed', () => {
  test('has what is announced, at the right instants, with its place and who comes', async () => {
    const studio = await bench.deps.db
      .selectFrom('studio')
      .select(['id', 'name'])
      .where('station_id', '=', job.stationId)
      .executeTakeFirstOrThrow()
    const { session } = await aScheduledSession(bench, { job, host, studioId: studio.id, ...evening })
    const text = await feed()
    expect(entryOf(text, session.id)).toEqual(
      expect.arrayContaining([
        'DTSTART:20270106T113000Z',
        'DTEND:20270106T133000Z',
        `SEQUENCE:${session.version}`,
        `SUMMARY:${session.title}`,
        `LOCATION:${session.stationName} · ${studio.name}`,
        `DESCRIPTION:${job.employer.name}`,
        'STATUS:CONFIRMED',
        `URL;VALUE=URI:${bench.deps.origin}/sessions/${session.id}`,
      ]),
    )
    expect(lines(text)).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'X-WR-TIMEZONE:Asia/Shanghai']))
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  test('says of what was called off that it is, with a higher number under the same name', async () => {
    const { session } = await aScheduledSession(bench, { job, host, ...evening })
    const before = entryOf(await feed(), session.id)
    await cancelSession(host.ctx, session.id, { reason: '停电' })
    const after = entryOf(await feed(), session.id)
    expect(after).toContain('STATUS:CANCELLED')
    expect(after).toContain(before.find((line) => line.startsWith('UID:')))
    expect(after).toContain(`SEQUENCE:${session.version + 1}`)
  })

  test('holds no plan, neither before it is approved nor once it was turned down', async () => {
    const draft = await aDraftSession(bench, { stationId: job.stationId, host })
    const refused = await aSubmittedSession(bench, { job, host })
    expect(entryOf(await feed(), refused.session.id)).toEqual([])
    await decided(refused.reviewer.ctx, await openCaseOf(bench, 'session_plan', refused.session.id), {
      decision: 'reject',
      reasonCode: 'not_qualified',
      publicNote: '不合规定',
    })
    const text = await feed()
    for (const { session } of [draft, refused]) expect(entryOf(text, session.id)).toEqual([])
  })

  test('has the shows that another station joined', async () => {
    const other = await aDraftSession(bench)
    const { session } = await aScheduledSession(bench, { job, host, ...evening, partnerIds: [other.stationId] })
    await joinSession(other.host.ctx, session.id, {
      stationId: other.stationId,
      studioId: null,
      setupBeforeMinutes: 0,
      setupAfterMinutes: 0,
      hostId: other.host.personId,
    })
    expect(entryOf(await feed(`/api/stations/${other.stationId}/calendar.ics`), session.id)).not.toEqual([])
  })

  test('folds long Chinese between characters and escapes what would end a value', async () => {
    const title = `${'招聘直播专场'.repeat(8)};,\\`
    const { session } = await aScheduledSession(bench, { job, host, title, ...evening })
    const text = await feed()
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\uFFFD')
    }
    expect(entryOf(text, session.id)).toContain(`SUMMARY:${'招聘直播专场'.repeat(8)}\\;\\,\\\\`)
  })

  test('is not sent again while nothing changed', async () => {
    const { session } = await aScheduledSession(bench, { job, host, ...evening })
    const etag = (await client.send(null, 'GET', path())).headers.get('etag')!
    bench.clock.advance(60_000)
    const again = () => client.send(null, 'GET', path(), undefined, { 'if-none-match': etag })
    expect((await again()).status).toBe(304)
    await cancelSession(host.ctx, session.id, { reason: '停电' })
    expect((await again()).status).toBe(200)
  })

  test('of a station that is none is not found', async () => {
    expect((await client.refused(null, 'GET', `/api/stations/${crypto.randomUUID()}/calendar.ics`)).code).toBe(
      'not_found',
    )
  })
})

describe('a secret address', () => {
  const linkPath = () => `/api/stations/${job.stationId}/calendar-link`
  const make = async (who = host) => (await client.ask(CalendarLinkView, who, 'POST', linkPath())).body.url
  const atLink = (url: string) => new URL(url).pathname
  const codeAt = async (url: string) => (await client.refused(null, 'GET', atLink(url))).code

  test('shows plans as well, as not certain, and is kept by nobody else', async () => {
    const { session } = await aDraftSession(bench, { stationId: job.stationId, host, ...evening })
    const url = await make()
    const answer = await client.send(null, 'GET', atLink(url))
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(entryOf(await answer.text(), session.id)).toContain('STATUS:TENTATIVE')
    const told = await entriesOf(bench, 'station', job.stationId)
    expect(told.at(-1)).toMatchObject({ action: 'calendar.link_made' })
    expect(JSON.stringify(told)).not.toContain(url.slice(-30, -4))
  })

  test('ends when it is made anew, when it is taken back, and with its owner’s role', async () => {
    const first = await make()
    const second = await make()
    expect(await codeAt(first)).toBe('not_found')
    await feed(atLink(second))
    expect((await client.send(host, 'DELETE', linkPath())).status).toBe(204)
    expect(await codeAt(second)).toBe('not_found')
    expect((await client.refused(host, 'DELETE', linkPath())).code).toBe('not_found')

    const third = await make()
    await revokeRole(bench.system, { personId: host.personId, role: 'host', stationId: job.stationId })
    expect(await codeAt(third)).toBe('not_found')
  })

  test('is made by those who plan there, and guessed by nobody', async () => {
    for (const who of [await aStaff(bench, 'reviewer', job.stationId), await aPerson(bench)])
      expect((await client.refused(who, 'POST', linkPath())).code).toBe('forbidden')
    expect((await client.refused(null, 'POST', linkPath())).code).toBe('not_signed_in')
    for (const guess of ['x.ics', `${'A'.repeat(32)}.ics`, `${'A'.repeat(200)}.ics`])
      expect((await client.refused(null, 'GET', `/api/calendar-feeds/${guess}`)).code).toBe('not_found')
  })
})
