import { ReplanSession } from '@zhibo/core/sessions/plan-schema'
import { CreateSeries, MovedSeries, type SeriesView } from '@zhibo/core/sessions/series-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { entriesOf } from '../../testing/audit.ts'
import { decided } from '../../testing/employers.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { openCaseOf } from '../../testing/reviews.ts'
import { aDraftSession } from '../../testing/sessions.ts'
import { replanSession } from '../replan.ts'
import { setRunOfShow } from '../set-run-of-show.ts'
import { submitSession } from '../submit.ts'
import { viewSession } from '../view.ts'
import { createSeries } from './create.ts'
import { endSeries } from './end.ts'
import { moveSeries } from './move.ts'
import { readSeries } from './read.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let host: SignedIn
let studioId: string
let series: SeriesView

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
// A station of its own for every test, with four Wednesdays at 19:30.
beforeEach(async () => {
  ;({ stationId, host } = await aDraftSession(bench))
  const studio = bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', stationId)
  studioId = (await studio.executeTakeFirstOrThrow()).id
  const given = CreateSeries.parse({
    stationId,
    studioId,
    title: '周三夜校',
    weekday: 3,
    startsAt: '19:30',
    minutes: 120,
    setupBeforeMinutes: 30,
    fromDay: '2026-12-09',
    untilDay: '2026-12-30',
  })
  series = await createSeries(host.ctx, given)
})

const thursdays = (given: object = {}) => ({
  weekday: 4,
  startsAt: '20:00',
  minutes: 90,
  fromDay: '2026-12-16',
  ...given,
})
const path = () => `/api/series/${series.id}/moves`
const move = async (given: object = {}) => (await client.ask(MovedSeries, host, 'POST', path(), thursdays(given))).body
const refused = (given: object = {}, who: SignedIn | null = host) =>
  client.refused(who, 'POST', path(), thursdays(given))
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const startsOf = ({ sessions }: SeriesView) => sessions.map(({ day, plannedStart }) => [day, plannedStart])
const idOn = (day: string) => series.sessions.find((session) => session.day === day)!.id

/** Somebody else's show in the series' studio. */
const bookedOn = (day: string, from: string, to: string) =>
  aDraftSession(bench, {
    stationId,
    host,
    studioId,
    plannedStart: `${day}T${from}:00+08:00`,
    plannedEnd: `${day}T${to}:00+08:00`,
  })

/** Before the reviewers. */
async function submitted(day: string): Promise<string> {
  const id = idOn(day)
  const { version } = await viewSession(host.ctx, id)
  const opening = { kind: 'opening' as const, title: '', employerId: null, presenterPersonId: null }
  await setRunOfShow(host.ctx, id, { expectedVersion: version, segments: [{ ...opening, minutes: 10, jobIds: [] }] })
  await submitSession(host.ctx, id, {})
  return id
}

async function approved(day: string): Promise<string> {
  const id = await submitted(day)
  await decided((await aStaff(bench, 'reviewer', stationId)).ctx, await openCaseOf(bench, 'session_plan', id))
  return id
}

describe('every Wednesday that becomes every Thursday', () => {
  test('moves each draft within its week from that day on; those before stay', async () => {
    const told = await move()
    expect(told.series).toMatchObject({ weekday: 4, startsAt: '20:00', minutes: 90, untilDay: '2026-12-31' })
    expect(startsOf(told.series)).toEqual([
      ['2026-12-09', '2026-12-09T11:30:00.000Z'],
      ['2026-12-17', '2026-12-17T12:00:00.000Z'],
      ['2026-12-24', '2026-12-24T12:00:00.000Z'],
      ['2026-12-31', '2026-12-31T12:00:00.000Z'],
    ])
    expect(told.moved.map(({ day }) => day)).toEqual(['2026-12-17', '2026-12-24', '2026-12-31'])
    expect(told.stayed).toEqual([])
    expect((await entriesOf(bench, 'series', series.id)).at(-1)).toMatchObject({
      action: 'series.changed',
      detail: { sessions: 3, from: '2026-12-16', weekday: 4 },
    })
    expect((await entriesOf(bench, 'session', idOn('2026-12-16'))).at(-1)).toMatchObject({
      action: 'session.replanned',
      detail: { from: '2026-12-16T11:30:00.000Z', to: '2026-12-17T12:00:00.000Z' },
    })
  })

  test('keeps the studio and the time to set up, and leaves the old hours free', async () => {
    await move()
    await bookedOn('2026-12-16', '19:30', '21:30')
    expect((await viewSession(host.ctx, idOn('2026-12-16'))).studioName).toBe('一号直播间')
    // Half an hour before 20:00 the lamps go up.
    await expect(bookedOn('2026-12-17', '19:00', '19:31')).rejects.toMatchObject({ code: 'studio_taken' })
  })

  test('keeps what one of them was called or where it is held', async () => {
    const id = idOn('2026-12-23')
    const { version } = await viewSession(host.ctx, id)
    const basics = {
      expectedVersion: version,
      title: '圣诞前一场',
      kind: 'quick_round',
      studioId: null,
      plannedStart: '2026-12-23T19:30:00+08:00',
      plannedEnd: '2026-12-23T21:30:00+08:00',
    }
    await replanSession(host.ctx, id, ReplanSession.parse(basics))
    await move()
    expect(await viewSession(host.ctx, id)).toMatchObject({
      title: '圣诞前一场',
      kind: 'quick_round',
      studioName: null,
      plannedStart: '2026-12-24T12:00:00.000Z',
    })
  })

  test('leaves what is approved or being looked at, and names it', async () => {
    const [yes, open] = [await approved('2026-12-16'), await submitted('2026-12-23')]
    const told = await move()
    expect(told.stayed.map(({ id, day, state }) => [id, day, state])).toEqual([
      [yes, '2026-12-16', 'scheduled'],
      [open, '2026-12-23', 'in_review'],
    ])
    expect(told.moved.map(({ day }) => day)).toEqual(['2026-12-31'])
    expect((await viewSession(host.ctx, yes)).plannedStart).toBe('2026-12-16T11:30:00.000Z')
  })

  test('moves all or none: every day on which the studio is taken is named', async () => {
    await bookedOn('2026-12-17', '21:00', '22:00')
    await bookedOn('2026-12-31', '19:00', '19:45')
    expect(await refused()).toMatchObject({
      code: 'studio_taken',
      details: { days: ['2026-12-17', '2026-12-31'] },
    })
    expect(await readSeries(host.ctx, series.id)).toEqual(series)
  })

  test('may take the hours that its own other days leave', async () => {
    await move({ fromDay: '2026-12-09' })
    const back = await move({ fromDay: '2026-12-09', weekday: 3, startsAt: '19:30', minutes: 120 })
    expect(startsOf(back.series)).toEqual(startsOf(series))
  })

  test('is refused for days that are over, when nothing is left to move, and when the series has ended', async () => {
    bench.clock.set('2026-12-17T12:00:00+08:00')
    const over = await problemOf(moveSeries(host.ctx, series.id, thursdays({ weekday: 1 })))
    bench.clock.set('2026-11-23T12:00:00+08:00')
    expect(over).toMatchObject({ code: 'invalid_body', issues: [{ path: ['fromDay'], message: 'in_the_past' }] })
    expect((await refused({ fromDay: '2027-01-01' })).code).toBe('series_empty')
    await endSeries(host.ctx, series.id, { reason: '冬天不办了', withApproved: false })
    expect((await refused()).code).toBe('not_from_here')
  })

  test.each([
    ['on an eighth day of the week', { weekday: 8 }],
    ['at 24:00', { startsAt: '24:00' }],
    ['of nine minutes', { minutes: 9 }],
    ['from a day that is none', { fromDay: '2026-02-30' }],
    ['into another studio', { studioId: null }],
  ])('%s is refused', async (_, given) => {
    expect((await refused(given)).code).toBe('invalid_body')
  })

  test('is for those who plan at its station', async () => {
    const stranger = (await aDraftSession(bench)).host
    for (const who of [stranger, await aStaff(bench, 'reviewer', stationId), await aPerson(bench)])
      expect((await refused({}, who)).code).toBe('forbidden')
    expect((await refused({}, null)).code).toBe('not_signed_in')
  })
})
