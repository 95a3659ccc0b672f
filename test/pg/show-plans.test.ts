import type { Ctx } from '@zhibo/api/context'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { employerDeviations, sessionDeviations, stationDeviations } from '@zhibo/api/deviations/list'
import { markDeviation } from '@zhibo/api/deviations/mark'
import { deviationScore } from '@zhibo/api/deviations/score'
import { listGuestCalls } from '@zhibo/api/guests/list'
import { viewersOf } from '@zhibo/api/live/viewers'
import { aGuest } from '@zhibo/api/testing/guests'
import { manyShows } from '@zhibo/api/testing/many-shows'
import { analyse, plansOf } from '@zhibo/api/testing/plans'
import { type APlannedSession, aRunningSession } from '@zhibo/api/testing/sessions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let bench: Bench
let show: APlannedSession
let from: Date

beforeAll(async () => {
  bench = await aBench()
  show = await aRunningSession(bench)
  from = bench.clock.read()
  const { id } = show.session
  const deviation = await markDeviation(show.host.ctx, id, {
    jobId: show.job.id,
    field: 'pay',
    text: '底薪 2,600 元。',
  })
  const { call } = await aGuest(bench, show)
  await manyShows(bench, {
    sessionId: id,
    employerId: show.employer.id,
    deviationId: deviation.id,
    callId: call.id,
  })
  await analyse(bench)
}, 180_000)
afterAll(() => bench.close())

const large = ['deviation', 'guest_call', 'viewer_sample', 'live_session']
const lists: [string, (ctx: Ctx) => Promise<unknown>][] = [
  ['the deviations of a show', (ctx) => sessionDeviations(ctx, show.session.id)],
  ['those of an employer', (ctx) => employerDeviations(ctx, show.employer.id, { limit: 50 })],
  ['those that wait to be settled', (ctx) => stationDeviations(ctx, { state: 'explained', limit: 50 })],
  ['all of a station', (ctx) => stationDeviations(ctx, { limit: 50 })],
  ['the score of an employer', (ctx) => deviationScore(ctx, show.employer.id)],
  ['the calls of a show', (ctx) => listGuestCalls(ctx, show.session.id)],
  ['the viewers of a show', (ctx) => viewersOf(ctx, show.session.id, { from, stepSeconds: 30 })],
]

describe('among a thousand shows', () => {
  test.each(lists)('%s are found by an index', async (_, list) => {
    const plans = await plansOf(bench, list, show.host.ctx)
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.flatMap((plan) => plan.scanned).filter((table) => large.includes(table))).toEqual([])
    expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
  })
})
