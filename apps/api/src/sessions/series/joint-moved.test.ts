import { ReplanSession, SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { SeriesView } from '@zhibo/core/sessions/series-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { readOutbox } from '../../notify/read-outbox.ts'
import { aClient } from '../../testing/http.ts'
import { aReachable } from '../../testing/identity.ts'
import { aDraftSession } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { joinSession } from '../joint/join.ts'
import { replanSession } from '../replan.ts'
import { viewSession } from '../view.ts'
import { moveSeries } from './move.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

const days = ['2026-12-09', '2026-12-16', '2026-12-23']
const pattern = { studioId: null, title: '周三联办', startsAt: '19:30', minutes: 120 }

test('days that go to other hours ask their stations anew, once for all of them; a studio alone is told of', async () => {
  const client = aClient(bench)
  const { stationId, host } = await aDraftSession(bench)
  const other = await aStation(bench)
  const joining = await aReachable(bench, 'host', other.id)
  const term = { stationId, weekday: 3, fromDay: days[0], untilDay: days.at(-1), partnerIds: [other.id] }
  const { body: series } = await client.ask(SeriesView, host, 'POST', '/api/series', { ...term, ...pattern })
  const change = (fromDay: string, given: object) =>
    client.ask(SeriesView, host, 'PUT', `/api/series/${series.id}`, { ...pattern, fromDay, ...given })
  const states = () =>
    Promise.all(
      series.sessions.map(async ({ id }) => {
        const { body } = await client.ask(SessionBasics, host, 'GET', `/api/sessions/${id}/basics`)
        return body.partners[0]!.state
      }),
    )
  const mine = { stationId: other.id, studioId: null, hostId: joining.personId }
  const accept = (id: string) => joinSession(joining.ctx, id, { ...mine, setupBeforeMinutes: 0, setupAfterMinutes: 0 })
  const heard = async () => {
    const messages = (await readOutbox(bench.system)).map(({ template, text }) => [template, text])
    await bench.deps.db.deleteFrom('outbox_message').execute()
    return messages
  }
  const second = series.sessions[1]!.id
  await accept(second)
  await heard()
  const { id: studioId, name } = await bench.deps.db
    .selectFrom('studio')
    .selectAll()
    .where('station_id', '=', stationId)
    .orderBy('name')
    .executeTakeFirstOrThrow()

  await change(days[0]!, { studioId })
  expect(await heard()).toEqual([['station_studio_often', expect.stringContaining(`换到${name}`)]])
  await change(days[0]!, { studioId, title: '周三晚上联办' })
  expect(await heard()).toEqual([])
  expect(await states()).toEqual(['asked', 'accepted', 'asked'])

  await change(days[1]!, { studioId, startsAt: '20:00' })
  expect(await heard()).toEqual([['station_moved_often', expect.stringContaining('有 2 场改了时间')]])
  expect(await states()).toEqual(['asked', 'asked', 'asked'])

  await accept(second)
  await heard()
  await moveSeries(host.ctx, series.id, { weekday: 4, startsAt: '20:00', minutes: 120, fromDay: days[2]! })
  expect(await heard()).toEqual([['station_moved', expect.stringContaining('2026-12-24 20:00')]])
  expect(await states()).toEqual(['asked', 'accepted', 'asked'])
})

test('the first of several days they read of is the one that comes first, also when one was moved past the others', async () => {
  const client = aClient(bench)
  const { stationId, host } = await aDraftSession(bench)
  const other = await aStation(bench)
  await aReachable(bench, 'host', other.id)
  const term = { stationId, weekday: 3, fromDay: days[0], untilDay: days.at(-1), partnerIds: [other.id] }
  const { body: series } = await client.ask(SeriesView, host, 'POST', '/api/series', { ...term, ...pattern })
  const { id } = series.sessions[0]!
  const { version } = await viewSession(host.ctx, id)
  const hours = { plannedStart: '2027-03-05T14:00:00+08:00', plannedEnd: '2027-03-05T16:00:00+08:00' }
  const plan = ReplanSession.parse({ ...hours, expectedVersion: version, title: pattern.title, kind: 'recruiting' })
  await replanSession(host.ctx, id, plan)
  await bench.deps.db.deleteFrom('outbox_message').execute()
  await client.ask(SeriesView, host, 'PUT', `/api/series/${series.id}`, {
    ...pattern,
    fromDay: days[0],
    partnerIds: [],
  })
  expect((await readOutbox(bench.system)).map(({ template, text }) => [template, text])).toEqual([
    ['station_dropped_often', expect.stringContaining('有 3 场（第一场 2026-12-16 19:30）')],
  ])
})
