import type { Ctx } from '@zhibo/api/context'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { askMoved } from '@zhibo/api/invitations/ask-moved'
import { ownInvitations } from '@zhibo/api/invitations/list'
import { forgetReminders, sendReminders } from '@zhibo/api/reminders/send'
import { sessionCalendar } from '@zhibo/api/sessions/calendar/read'
import { endForgotten } from '@zhibo/api/sessions/end-forgotten'
import { publicFeed, staffFeed } from '@zhibo/api/sessions/feeds/read'
import { tellLapses } from '@zhibo/api/sessions/lapses/tell'
import { listSessions } from '@zhibo/api/sessions/list'
import { seriesAt } from '@zhibo/api/sessions/series/read'
import { tellCalledOff } from '@zhibo/api/sessions/tell-called-off'
import { aStaff } from '@zhibo/api/testing/identity'
import { manyPlans } from '@zhibo/api/testing/many-plans'
import { analyse, plansOf } from '@zhibo/api/testing/plans'
import { type APlannedSession, aScheduledSession } from '@zhibo/api/testing/sessions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const origin = 'http://localhost'
const month = { from: '2026-11-23', to: '2026-12-31' }

let bench: Bench
let show: APlannedSession
let county: Ctx

beforeAll(async () => {
  bench = await aBench()
  show = await aScheduledSession(bench)
  county = (await aStaff(bench, 'host')).ctx
  await manyPlans(bench, show)
  await analyse(bench)
}, 180_000)
afterAll(() => bench.close())

const large = [
  'live_session',
  'session_station',
  'session_presenter',
  'session_invitation',
  'session_reminder',
  'session_series',
  'segment',
  'studio_booking',
]
const station = () => show.stationId
const lists: [string, (ctx: Ctx) => Promise<unknown>, () => Ctx][] = [
  ['the month of a station', (ctx) => sessionCalendar(ctx, { ...month, stationId: station() }), () => show.host.ctx],
  ['the month of whoever plans at one', (ctx) => sessionCalendar(ctx, month), () => show.host.ctx],
  ['the month of the county', (ctx) => sessionCalendar(ctx, month), () => county],
  ['the feed everybody may read', (ctx) => publicFeed(ctx, station(), origin), () => bench.system],
  ['the feed with plans', (ctx) => staffFeed(ctx, station(), origin), () => bench.system],
  [
    'the programme',
    (ctx) => listSessions(ctx, { from: bench.clock.read().toISOString(), limit: 50 }),
    () => bench.system,
  ],
  ['what a presenter is asked', ownInvitations, () => show.presenter.ctx],
  ['the series of a station', (ctx) => seriesAt(ctx, station()), () => show.host.ctx],
  ['the series of the county', (ctx) => seriesAt(ctx, undefined), () => county],
  ['what lapses before it begins', tellLapses, () => bench.system],
  ['who is to be reminded', sendReminders, () => bench.system],
  ['whose wish to be reminded is over', forgetReminders, () => bench.system],
  ['who is to be told that nothing comes of it', tellCalledOff, () => bench.system],
  ['who was asked for another time', askMoved, () => bench.system],
  ['what somebody forgot to end', endForgotten, () => bench.system],
]

describe('among a hundred thousand shows', () => {
  test.each(lists)('%s is found by an index', async (_, list, from) => {
    const plans = await plansOf(bench, list, from())
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.flatMap((plan) => plan.scanned).filter((table) => large.includes(table))).toEqual([])
    expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
  })
})
