import { SessionCalendarView } from '@zhibo/core/sessions/calendar-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { aDraftSession } from '../../testing/sessions.ts'
import { cancelSession } from '../cancel.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let host: SignedIn
let studioId: string

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  ;({ stationId, host } = await aDraftSession(bench))
  const studios = await bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', stationId).execute()
  studioId = studios[0]!.id
})
afterAll(() => bench.close())

const show = (plannedStart: string, plannedEnd: string, given: object = {}) =>
  aDraftSession(bench, { stationId, host, plannedStart, plannedEnd, ...given })
const read = async (query: string, who = host) =>
  (await client.ask(SessionCalendarView, who, 'GET', `/api/calendar/sessions?${query}`)).body
const refused = async (query: string, who: SignedIn | null = host) =>
  (await client.refused(who, 'GET', `/api/calendar/sessions?${query}`)).code

test('has what touches the days asked for, drafts and all, with the studio from set-up to clearing away', async () => {
  const late = await show('2026-12-06T23:00:00+08:00', '2026-12-07T01:00:00+08:00')
  const inStudio = await show('2026-12-09T19:30:00+08:00', '2026-12-09T21:30:00+08:00', {
    studioId,
    setupBeforeMinutes: 60,
    setupAfterMinutes: 15,
  })
  const lastMinute = await show('2026-12-13T23:30:00+08:00', '2026-12-14T00:30:00+08:00')
  await show('2026-12-14T00:00:00+08:00', '2026-12-14T01:00:00+08:00')
  await show('2026-12-06T20:00:00+08:00', '2026-12-07T00:00:00+08:00')

  const { sessions } = await read(`from=2026-12-07&to=2026-12-13&stationId=${stationId}`)
  expect(sessions.map(({ id }) => id)).toEqual([late, inStudio, lastMinute].map(({ session }) => session.id))
  expect(sessions[1]).toMatchObject({
    state: 'draft',
    bookings: [{ studioId, from: '2026-12-09T10:30:00.000Z', to: '2026-12-09T13:45:00.000Z' }],
  })
})

test('leaves out what was called off', async () => {
  const { session } = await show('2027-03-03T19:30:00+08:00', '2027-03-03T21:30:00+08:00', { studioId })
  await cancelSession(host.ctx, session.id, { reason: '停电' })
  expect((await read('from=2027-03-01&to=2027-03-07')).sessions).toEqual([])
})

test('names the holidays and the weekend days that make them up', async () => {
  expect((await read('from=2026-10-01&to=2026-10-10')).days.filter(({ day }) => day > '2026-10-06')).toEqual([
    { day: '2026-10-07', kind: 'holiday', note: '国庆节' },
    { day: '2026-10-10', kind: 'workday', note: '国庆节' },
  ])
})

test('is of the stations one plans for: one’s own, or the county’s', async () => {
  const other = await aDraftSession(bench, {
    plannedStart: '2027-04-07T19:30:00+08:00',
    plannedEnd: '2027-04-07T21:30:00+08:00',
  })
  const own = await show('2027-04-08T19:30:00+08:00', '2027-04-08T21:30:00+08:00')
  const week = 'from=2027-04-05&to=2027-04-11'
  expect((await read(week)).sessions.map(({ id }) => id)).toEqual([own.session.id])
  expect((await read(week, await aStaff(bench, 'lead'))).sessions.map(({ id }) => id)).toEqual([
    other.session.id,
    own.session.id,
  ])
  expect(await refused(`${week}&stationId=${other.stationId}`)).toBe('forbidden')
  for (const who of [await aStaff(bench, 'reviewer', stationId), await aPerson(bench)])
    expect(await refused(week, who)).toBe('forbidden')
  expect(await refused(week, null)).toBe('not_signed_in')
})

test.each([
  ['backwards', 'from=2026-12-02&to=2026-12-01'],
  ['over a year', 'from=2026-01-01&to=2026-12-31'],
  ['of days that are none', 'from=2026-02-30&to=2026-03-01'],
  ['without an end', 'from=2026-02-01'],
])('%s is refused', async (_, query) => {
  expect(await refused(query)).toBe('invalid_body')
})
