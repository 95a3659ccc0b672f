import { aBench, type Bench } from '@zhibo/api/db/testing'
import { bookingsOf } from '@zhibo/api/sessions/bookings'
import { createSession } from '@zhibo/api/sessions/create'
import { replanSession } from '@zhibo/api/sessions/replan'
import { createSeries } from '@zhibo/api/sessions/series/create'
import type { SignedIn } from '@zhibo/api/testing/identity'
import { aDraftSession, aPlan } from '@zhibo/api/testing/sessions'
import type { SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let bench: Bench
let stationId: string
let host: SignedIn
let studioId: string

beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  ;({ stationId, host } = await aDraftSession(bench))
  const studios = await bench.deps.db.selectFrom('studio').select('id').where('station_id', '=', stationId).execute()
  studioId = studios[0]!.id
})

const evening = { plannedStart: '2026-12-09T19:30:00+08:00', plannedEnd: '2026-12-09T21:30:00+08:00' }
const booked = () => bookingsOf(bench.system, [studioId], new Date('2026-01-01'), new Date('2030-01-01'))
const codes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []))
const forty = <T>(work: (nth: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: 40 }, (_, nth) => work(nth)))

test('forty who want one studio for overlapping hours: one has it, the others are told that it is taken', async () => {
  const outcomes = await forty((nth) => {
    // Each a minute later than the one before, so that no two are the same and all overlap.
    const at = (iso: string) => new Date(Date.parse(iso) + nth * 60_000).toISOString()
    return createSession(
      host.ctx,
      aPlan(bench, stationId, { studioId, plannedStart: at(evening.plannedStart), plannedEnd: at(evening.plannedEnd) }),
    )
  })
  expect(codes(outcomes)).toEqual(Array.from({ length: 39 }, () => 'studio_taken'))
  expect(await booked()).toHaveLength(1)
})

test('forty sessions moved into one evening: one moves, the others keep the hours they had', async () => {
  const sessions: SessionView[] = []
  for (let nth = 0; nth < 40; nth++) sessions.push((await aDraftSession(bench, { stationId, host, studioId })).session)
  const before = (await booked()).map(({ from }) => from.getTime())
  const outcomes = await forty((nth) => {
    const { id, version, title, kind, theme, holdsFirstQuestions } = sessions[nth]!
    const setup = { setupBeforeMinutes: 30, setupAfterMinutes: 0 }
    const basics = { title, kind, theme, holdsFirstQuestions, studioId, ...setup, ...evening }
    return replanSession(host.ctx, id, { expectedVersion: version, ...basics })
  })
  expect(codes(outcomes)).toEqual(Array.from({ length: 39 }, () => 'studio_taken'))
  const after = (await booked()).map(({ from }) => from.getTime())
  expect(after).toHaveLength(40)
  expect(after.filter((from) => before.includes(from))).toHaveLength(39)
})

test('two series over the same weeks: one is planned whole, of the other nothing', async () => {
  const series = {
    stationId,
    studioId,
    title: '周三专场',
    kind: 'recruiting',
    theme: null,
    weekday: 3,
    startsAt: '19:30',
    minutes: 120,
    setupBeforeMinutes: 0,
    setupAfterMinutes: 0,
    holdsFirstQuestions: false,
    fromDay: '2026-12-02',
    untilDay: '2027-06-02',
    skipDays: [],
  } as const
  const outcomes = await Promise.allSettled(
    [series, { ...series, startsAt: '20:30' }].map((each) => createSeries(host.ctx, { ...each, skipDays: [] })),
  )
  expect(codes(outcomes)).toEqual(['studio_taken'])
  expect(await booked()).toHaveLength(27)
})
