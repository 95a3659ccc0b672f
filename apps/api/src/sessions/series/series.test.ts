import { SeriesDayView, SeriesView } from '@zhibo/core/sessions/series-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { setCalendarDay } from '../../calendar/set-day.ts'
import { aBench, type Bench } from '../../db/testing.ts'
import { entriesOf } from '../../testing/audit.ts'
import { decided } from '../../testing/employers.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { openCaseOf } from '../../testing/reviews.ts'
import { aDraftSession } from '../../testing/sessions.ts'
import { setRunOfShow } from '../set-run-of-show.ts'
import { submitSession } from '../submit.ts'
import { viewSession } from '../view.ts'
import { endSeries } from './end.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let host: SignedIn
let studios: { id: string }[]

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
// A studio of its own for every test.
beforeEach(async () => {
  const draft = await aDraftSession(bench)
  ;({ stationId, host } = draft)
  studios = await bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', stationId).execute()
})

/** Every Wednesday at 19:30 for two hours, from the Wednesday after next on. */
const wednesdays = (given: object = {}) => ({
  stationId,
  studioId: studios[0]!.id,
  title: '周三夜校班后专场',
  weekday: 3,
  startsAt: '19:30',
  minutes: 120,
  setupBeforeMinutes: 30,
  fromDay: '2026-12-09',
  untilDay: '2027-01-06',
  ...given,
})
const days = ['2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06']

const create = async (given: object = {}, who = host) =>
  (await client.ask(SeriesView, who, 'POST', '/api/series', wednesdays(given))).body
const preview = async (given: object = {}) =>
  (await client.ask(z.array(SeriesDayView), host, 'POST', '/api/series/preview', wednesdays(given))).body
const refusedCreate = async (given: object = {}, who = host) =>
  client.refused(who, 'POST', '/api/series', wednesdays(given))
const read = async (id: string) => (await client.ask(SeriesView, host, 'GET', `/api/series/${id}`)).body
const countSessions = async () => {
  const rows = await bench.deps.db.selectFrom('live_session').select('id').where('station_id', '=', stationId).execute()
  return rows.length
}

/** Somebody else's show in the first studio, from one time of a day until another. */
const bookedOn = (day: string, from: string, to: string) =>
  aDraftSession(bench, {
    stationId,
    host,
    title: '别人的专场',
    studioId: studios[0]!.id,
    plannedStart: `${day}T${from}:00+08:00`,
    plannedEnd: `${day}T${to}:00+08:00`,
  })

/** Takes the session of one day through review. */
async function approved(series: SeriesView, day: string): Promise<string> {
  const { id } = series.sessions.find((session) => session.day === day)!
  const { version } = await viewSession(host.ctx, id)
  const segment = { kind: 'opening' as const, title: '', employerId: null, presenterPersonId: null }
  await setRunOfShow(host.ctx, id, { expectedVersion: version, segments: [{ ...segment, minutes: 10, jobIds: [] }] })
  await submitSession(host.ctx, id, {})
  await decided(await reviewerCtx(), await openCaseOf(bench, 'session_plan', id))
  return id
}
const reviewerCtx = async () => (await aStaff(bench, 'reviewer', stationId)).ctx

describe('a series', () => {
  test('is a draft for every day, each with its own booking, plan and trail', async () => {
    const series = await create({ kind: 'quick_round', theme: 'flat_seam' })
    expect(series.sessions.map(({ day }) => day)).toEqual(days)
    const [first, ...rest] = await Promise.all(series.sessions.map(({ id }) => viewSession(host.ctx, id)))
    expect(first).toMatchObject({
      state: 'draft',
      title: '周三夜校班后专场',
      kind: 'quick_round',
      theme: 'flat_seam',
      plannedStart: '2026-12-09T11:30:00.000Z',
      plannedEnd: '2026-12-09T13:30:00.000Z',
      studioName: '一号直播间',
    })
    expect(rest.map(({ studioName }) => studioName)).toEqual(rest.map(() => '一号直播间'))
    for (const { id } of series.sessions)
      expect((await entriesOf(bench, 'session', id)).map(({ action }) => action)).toEqual(['session.planned'])
    expect(await entriesOf(bench, 'series', series.id)).toMatchObject([
      { action: 'series.planned', detail: { sessions: 5 } },
    ])
  })

  test('is previewed day by day: free, taken by whom, over already, a holiday by its name', async () => {
    await bookedOn('2026-12-16', '18:00', '19:01')
    await bookedOn('2026-12-23', '21:30', '22:00')
    await setCalendarDay((await aStaff(bench, 'lead')).ctx, '2026-12-30', {
      kind: 'holiday',
      note: '县里统一休息',
      documentNo: '',
    })
    const told = await preview({ fromDay: '2026-11-18' })
    expect(told.map(({ day, standing, takenBy }) => [day, standing, takenBy])).toEqual([
      ['2026-11-18', 'past', null],
      ['2026-11-25', 'free', null],
      ['2026-12-02', 'free', null],
      ['2026-12-09', 'free', null],
      // One minute into the time to set up.
      ['2026-12-16', 'taken', '别人的专场'],
      ['2026-12-23', 'free', null],
      ['2026-12-30', 'free', null],
      ['2027-01-06', 'free', null],
    ])
    expect(told.filter(({ holiday }) => holiday).map(({ day, holiday }) => [day, holiday])).toEqual([
      ['2026-12-30', '县里统一休息'],
    ])
    expect(await countSessions()).toBe(3)
  })

  test('says of a year whose holidays are not announced that one cannot know', async () => {
    expect((await preview()).map(({ day, holidaysKnown }) => [day.slice(0, 4), holidaysKnown])).toEqual([
      ...days.slice(0, 4).map(() => ['2026', true]),
      ['2027', false],
    ])
  })

  test('marks National Day', async () => {
    bench.clock.set('2026-09-01T12:00:00+08:00')
    const told = await preview({ weekday: 4, fromDay: '2026-09-24', untilDay: '2026-10-08' })
    bench.clock.set('2026-11-23T12:00:00+08:00')
    expect(told.map(({ day, holiday }) => [day, holiday])).toEqual([
      ['2026-09-24', null],
      ['2026-10-01', '国庆节'],
      ['2026-10-08', null],
    ])
  })

  test('is planned whole or not at all; days that are taken are named, and may be skipped', async () => {
    await bookedOn('2026-12-16', '20:00', '21:00')
    const before = await countSessions()
    expect(await refusedCreate()).toMatchObject({ code: 'studio_taken', details: { days: ['2026-12-16'] } })
    expect(await countSessions()).toBe(before)

    const series = await create({ skipDays: ['2026-12-16'] })
    expect(series.sessions.map(({ day }) => day)).toEqual(days.filter((day) => day !== '2026-12-16'))
  })

  test('without a studio collides with nothing', async () => {
    await create()
    expect((await create({ studioId: null })).sessions).toHaveLength(5)
  })

  test('leaves out what is over, and is refused when nothing is left', async () => {
    const series = await create({ fromDay: '2026-11-01', untilDay: '2026-12-02' })
    expect(series.sessions.map(({ day }) => day)).toEqual(['2026-11-25', '2026-12-02'])
    expect((await refusedCreate({ fromDay: '2026-11-01', untilDay: '2026-11-20' })).code).toBe('series_empty')
    expect((await refusedCreate({ skipDays: days })).code).toBe('series_empty')
  })

  test.each([
    ['of more than 26 weeks', { untilDay: '2027-06-10' }],
    ['that ends before it begins', { untilDay: '2026-12-08' }],
    ['on an eighth day of the week', { weekday: 8 }],
    ['at 24:00', { startsAt: '24:00' }],
    ['of nine minutes', { minutes: 9 }],
    ['on a day that is none', { fromDay: '2026-02-30' }],
  ])('%s is refused', async (_, given) => {
    expect((await refusedCreate(given)).code).toBe('invalid_body')
    expect((await client.refused(host, 'POST', '/api/series/preview', wednesdays(given))).code).toBe('invalid_body')
  })

  test('is for those who plan at its station', async () => {
    const series = await create({ studioId: null })
    const stranger = (await aDraftSession(bench)).host
    for (const who of [stranger, await aStaff(bench, 'reviewer', stationId), await aPerson(bench)]) {
      expect((await refusedCreate({}, who)).code).toBe('forbidden')
      expect((await client.refused(who, 'GET', `/api/series/${series.id}`)).code).toBe('forbidden')
      expect((await client.refused(who, 'POST', `/api/series/${series.id}/end`, { reason: '停' })).code).toBe(
        'forbidden',
      )
    }
    expect((await client.refused(null, 'GET', '/api/series')).code).toBe('not_signed_in')
    const listed = await client.ask(z.array(SeriesView), stranger, 'GET', '/api/series')
    expect(listed.body.map(({ id }) => id)).not.toContain(series.id)
    expect((await client.refused(stranger, 'GET', `/api/series?stationId=${stationId}`)).code).toBe('forbidden')
    const [foreign] = await bench.deps.db
      .selectFrom('studio')
      .select('id')
      .where('station_id', '<>', stationId)
      .limit(1)
      .execute()
    const elsewhere = wednesdays({ studioId: foreign!.id })
    expect((await client.refused(host, 'POST', '/api/series/preview', elsewhere)).code).toBe('not_found')
    expect((await client.refused(host, 'POST', '/api/series', elsewhere)).code).toBe('not_found')
  })
})

describe('this one and those that follow', () => {
  /** What the form would send to change nothing, from a day on. */
  const change = ({ studioId, title, kind, theme, startsAt, minutes }: SeriesView, given: object) => ({
    studioId,
    title,
    kind,
    theme,
    startsAt,
    minutes,
    ...given,
  })

  test('move together; those before stay, and their hours may overlap what they had themselves', async () => {
    const series = await create()
    const given = change(series, { fromDay: '2026-12-23', startsAt: '20:00', title: '周三晚八点', theme: 'couples' })
    const changed = (await client.ask(SeriesView, host, 'PUT', `/api/series/${series.id}`, given)).body
    expect(changed).toMatchObject({ startsAt: '20:00', title: '周三晚八点' })
    expect(changed.sessions.map(({ title, plannedStart }) => [title, plannedStart])).toEqual([
      ['周三夜校班后专场', '2026-12-09T11:30:00.000Z'],
      ['周三夜校班后专场', '2026-12-16T11:30:00.000Z'],
      ['周三晚八点', '2026-12-23T12:00:00.000Z'],
      ['周三晚八点', '2026-12-30T12:00:00.000Z'],
      ['周三晚八点', '2027-01-06T12:00:00.000Z'],
    ])
  })

  test('move all or none; the day that is taken is named', async () => {
    const series = await create()
    await bookedOn('2026-12-30', '22:00', '23:00')
    const given = change(series, { fromDay: '2026-12-09', startsAt: '20:30' })
    const refused = await client.refused(host, 'PUT', `/api/series/${series.id}`, given)
    expect(refused).toMatchObject({ code: 'studio_taken', details: { days: ['2026-12-30'] } })
    expect((await read(series.id)).sessions.map(({ plannedStart }) => plannedStart.slice(11, 16))).toEqual(
      days.map(() => '11:30'),
    )
  })

  test('leave alone what is approved or being looked at', async () => {
    const series = await create()
    const id = await approved(series, '2026-12-16')
    const given = change(series, { fromDay: '2026-12-09', title: '改名' })
    const changed = (await client.ask(SeriesView, host, 'PUT', `/api/series/${series.id}`, given)).body
    expect(changed.sessions.filter(({ title }) => title !== '改名').map((session) => session.id)).toEqual([id])
  })
})

describe('a series that ends', () => {
  const end = (id: string, given: object = {}) =>
    client.ask(SeriesView, host, 'POST', `/api/series/${id}/end`, { reason: '冬天不办了', ...given })
  const states = (series: SeriesView) => series.sessions.map(({ state }) => state)

  test('calls off its drafts with the reason and frees the studio; what is approved stays', async () => {
    const series = await create()
    await approved(series, '2026-12-16')
    const ended = (await end(series.id)).body
    expect(states(ended)).toEqual(['cancelled', 'scheduled', 'cancelled', 'cancelled', 'cancelled'])
    expect(ended.endedAt).not.toBeNull()
    expect(await viewSession(host.ctx, ended.sessions[0]!.id)).toMatchObject({ cancelReason: '冬天不办了' })
    await create({ skipDays: ['2026-12-16'] })
  })

  test('calls off what is approved as well when asked', async () => {
    const series = await create()
    await approved(series, '2026-12-16')
    expect(new Set(states((await end(series.id, { withApproved: true })).body))).toEqual(new Set(['cancelled']))
  })

  test('keeps what was held, ends once, and needs a reason', async () => {
    const series = await create()
    bench.clock.set('2026-12-17T12:00:00+08:00')
    const ended = await endSeries(host.ctx, series.id, { reason: '冬天不办了', withApproved: false })
    bench.clock.set('2026-11-23T12:00:00+08:00')
    expect(states(ended)).toEqual(['draft', 'draft', 'cancelled', 'cancelled', 'cancelled'])
    expect((await client.refused(host, 'POST', `/api/series/${series.id}/end`, { reason: '再来' })).code).toBe(
      'not_from_here',
    )
    expect((await client.refused(host, 'POST', `/api/series/${series.id}/end`, { reason: '' })).code).toBe(
      'invalid_body',
    )
  })
})
