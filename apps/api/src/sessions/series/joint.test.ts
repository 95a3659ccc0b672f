import { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { SeriesView } from '@zhibo/core/sessions/series-schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { readOutbox } from '../../notify/read-outbox.ts'
import { aClient } from '../../testing/http.ts'
import { aReachable, type SignedIn } from '../../testing/identity.ts'
import { aDraftSession } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { declineSession, joinSession } from '../joint/join.ts'
import { listAsks } from '../joint/list.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string
let host: SignedIn
/** Two stations that are asked, and who plans there. */
let other: { id: string; host: SignedIn }
let third: { id: string; host: SignedIn }

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  ;({ stationId, host } = await aDraftSession(bench))
  const aPartner = async () => {
    const { id } = await aStation(bench)
    return { id, host: await aReachable(bench, 'host', id) }
  }
  ;[other, third] = [await aPartner(), await aPartner()]
  await bench.deps.db.deleteFrom('outbox_message').execute()
})

const days = ['2026-12-09', '2026-12-16', '2026-12-23']
const pattern = { studioId: null, title: '周三联办', startsAt: '19:30', minutes: 120 }
const create = async (partnerIds: string[]) => {
  const term = { stationId, weekday: 3, fromDay: days[0], untilDay: days.at(-1), partnerIds }
  return (await client.ask(SeriesView, host, 'POST', '/api/series', { ...term, ...pattern })).body
}
const change = ({ id }: SeriesView, fromDay: string, given: { partnerIds?: string[] }) =>
  client.ask(SeriesView, host, 'PUT', `/api/series/${id}`, { ...pattern, fromDay, ...given })
/** Day by day the stations that are named, and what they say. */
const partnersOf = ({ sessions }: SeriesView) =>
  Promise.all(
    sessions.map(async ({ id }) => {
      const { body } = await client.ask(SessionBasics, host, 'GET', `/api/sessions/${id}/basics`)
      return Object.fromEntries(body.partners.map((each) => [each.stationId, each.state]))
    }),
  )
const told = async () => (await readOutbox(bench.system)).map(({ template, text }) => [template, text])
const asked = () => ({ [other.id]: 'asked' })

test('every day of a series asks its stations, and each day is answered for itself', async () => {
  const series = await create([other.id])
  expect(await partnersOf(series)).toEqual([asked(), asked(), asked()])
  expect((await listAsks(other.host.ctx)).map(({ session }) => session.id)).toEqual(series.sessions.map(({ id }) => id))
  await declineSession(other.host.ctx, series.sessions[0]!.id, other.id)
  const mine = { stationId: other.id, studioId: null, hostId: other.host.personId }
  await joinSession(other.host.ctx, series.sessions[1]!.id, { ...mine, setupBeforeMinutes: 0, setupAfterMinutes: 0 })
  expect(await partnersOf(series)).toEqual([{ [other.id]: 'declined' }, { [other.id]: 'accepted' }, asked()])
})

test('the page of a series tells day by day what each of its stations says', async () => {
  const { id, sessions } = await create([other.id, third.id])
  await declineSession(other.host.ctx, sessions[0]!.id, other.id)
  const mine = { stationId: third.id, studioId: null, hostId: third.host.personId }
  await joinSession(third.host.ctx, sessions[1]!.id, { ...mine, setupBeforeMinutes: 0, setupAfterMinutes: 0 })
  const { body } = await client.ask(SeriesView, host, 'GET', `/api/series/${id}`)
  expect(body.sessions.map(({ partners }) => Object.fromEntries(partners.map((p) => [p.stationId, p.state])))).toEqual([
    { [other.id]: 'declined', [third.id]: 'asked' },
    { [other.id]: 'asked', [third.id]: 'accepted' },
    { [other.id]: 'asked', [third.id]: 'asked' },
  ])
  expect(body.sessions[0]!.partners.every(({ name }) => name.startsWith('直播站'))).toBe(true)
})

test('whoever plans there is told once of all the days', async () => {
  await create([other.id])
  expect(await told()).toEqual([['station_asked_often', expect.stringContaining('共 3 场，第一场 2026-12-09 19:30')]])
})

test('from a day on it asks others: who stays keeps their answer, who is new is told, who is named no more is out', async () => {
  const series = await create([other.id])
  await declineSession(other.host.ctx, series.sessions[2]!.id, other.id)
  await bench.deps.db.deleteFrom('outbox_message').execute()
  await change(series, days[1]!, { partnerIds: [other.id, third.id] })
  expect(await partnersOf(series)).toEqual([
    asked(),
    { ...asked(), [third.id]: 'asked' },
    { [other.id]: 'declined', [third.id]: 'asked' },
  ])
  expect(await told()).toEqual([['station_asked_often', expect.stringContaining('共 2 场')]])
  await change(series, days[2]!, { partnerIds: [third.id] })
  expect((await partnersOf(series))[2]).toEqual({ [third.id]: 'asked' })
  expect(await told()).toHaveLength(1)
})

test('changed without a word of them, its stations stay', async () => {
  const series = await create([other.id])
  await change(series, days[0]!, {})
  expect(await partnersOf(series)).toEqual([asked(), asked(), asked()])
})

test('it asks other stations alone, each once, or is not planned at all', async () => {
  for (const partnerIds of [[stationId], [host.personId], [other.id, other.id]]) {
    const given = { stationId, weekday: 3, fromDay: days[0], untilDay: days.at(-1), partnerIds, ...pattern }
    expect((await client.refused(host, 'POST', '/api/series', given)).code).toBe('invalid_body')
  }
  expect(await listAsks(other.host.ctx)).toEqual([])
})
