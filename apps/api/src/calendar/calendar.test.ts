import { CalendarDayView, CalendarYearView } from '@zhibo/core/calendar/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { openCase } from '../reviews/open-detail.ts'
import { entriesOf } from '../testing/audit.ts'
import { aSubmittedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { workingTimeSince } from './work-calendar.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let staff: Record<'lead' | 'reviewer' | 'host', SignedIn>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  staff = {
    lead: await aStaff(bench, 'lead'),
    reviewer: await aStaff(bench, 'reviewer'),
    host: await aStaff(bench, 'host'),
  }
})
afterAll(() => bench.close())

const daysOf = async (year: number) =>
  new Map(
    (await client.ask(CalendarYearView, staff.host, 'GET', `/api/calendar/${year}`)).body.days.map((each) => [
      each.day,
      each,
    ]),
  )
const set = (who: SignedIn, day: string, body: object) =>
  client.ask(CalendarDayView, who, 'PUT', `/api/calendar/days/${day}`, body)

/** When a file handed in at an instant is promised its answer. */
async function dueFrom(at: string): Promise<string> {
  bench.clock.set(at)
  const { employer } = await aSubmittedEmployer(bench)
  return (await openCase(staff.reviewer.ctx, employer.openCaseId!)).dueAt
}

describe('the calendar', () => {
  test('has the public holidays and the weekend days that make them up', async () => {
    const days = await daysOf(2026)
    expect(days.get('2026-10-01')).toMatchObject({ kind: 'holiday', source: 'public', note: '国庆节', setBy: null })
    expect(days.get('2026-10-10')).toMatchObject({ kind: 'workday', source: 'public' })
    expect(days.has('2026-11-23')).toBe(false)
  })

  test('says when a year is not published yet', async () => {
    const { body } = await client.ask(CalendarYearView, staff.host, 'GET', '/api/calendar/2099')
    expect(body).toEqual({ year: 2099, published: false, days: [] })
  })

  test('is set by a lead, above what is public, and the trail has it', async () => {
    const { body } = await set(staff.lead, '2026-10-10', {
      kind: 'holiday',
      note: '县里统一休息',
      documentNo: '渠府办〔2026〕9号',
    })
    expect(body).toMatchObject({ source: 'set', publicKind: 'workday', setBy: { id: staff.lead.personId } })
    await set(staff.lead, '2026-10-10', { kind: 'workday' })
    expect((await daysOf(2026)).get('2026-10-10')).toMatchObject({ kind: 'workday', source: 'set', note: '' })

    expect((await client.send(staff.lead, 'DELETE', '/api/calendar/days/2026-10-10')).status).toBe(204)
    expect((await daysOf(2026)).get('2026-10-10')).toMatchObject({ kind: 'workday', source: 'public' })
    expect((await client.refused(staff.lead, 'DELETE', '/api/calendar/days/2026-10-10')).code).toBe('not_found')
    expect((await entriesOf(bench, 'calendar_day', '2026-10-10')).map(({ action }) => action)).toEqual([
      'calendar.day_set',
      'calendar.day_set',
      'calendar.day_cleared',
    ])
  })

  test('is for leads to set and for staff to read', async () => {
    const holiday = { kind: 'holiday' }
    for (const who of [staff.reviewer, staff.host]) {
      expect((await client.refused(who, 'PUT', '/api/calendar/days/2026-12-24', holiday)).code).toBe('forbidden')
      expect((await client.refused(who, 'DELETE', '/api/calendar/days/2026-12-24')).code).toBe('forbidden')
    }
    expect((await client.refused(null, 'GET', '/api/calendar/2026')).code).toBe('not_signed_in')
    expect((await client.refused(await aPerson(bench), 'GET', '/api/calendar/2026')).code).toBe('forbidden')
  })

  test.each([
    ['a day that is none', '/api/calendar/days/2026-02-30', { kind: 'holiday' }, 'not_found'],
    ['another kind', '/api/calendar/days/2026-12-24', { kind: 'half' }, 'invalid_body'],
  ])('refuses %s', async (_, path, body, code) => {
    expect((await client.refused(staff.lead, 'PUT', path, body)).code).toBe(code)
  })
})

describe('two working days', () => {
  test('leave out National Day and work the Saturday that makes it up', async () => {
    expect(await dueFrom('2026-09-30T09:00:00+08:00')).toBe('2026-10-09T01:00:00.000Z')
    expect(await dueFrom('2026-10-08T09:00:00+08:00')).toBe('2026-10-10T01:00:00.000Z')
  })

  test('go by the day a lead set, from then on', async () => {
    const before = await dueFrom('2026-10-08T09:00:00+08:00')
    await set(await aStaff(bench, 'lead'), '2026-10-10', { kind: 'holiday' })
    expect(await dueFrom('2026-10-08T09:00:00+08:00')).toBe('2026-10-12T01:00:00.000Z')
    expect(before).toBe('2026-10-10T01:00:00.000Z')
    expect(await workingTimeSince(bench.system, new Date('2026-09-30T09:00:00+08:00'))).toBe(24 * 3_600_000)
  })
})
