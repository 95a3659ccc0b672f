import { shanghaiTime } from '@zhibo/core/day'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { readOutbox } from '../../notify/read-outbox.ts'
import { aReachable, type SignedIn } from '../../testing/identity.ts'
import { aPlan } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { cancelSession } from '../cancel.ts'
import { createSession } from '../create.ts'
import { replanSession } from '../replan.ts'
import { tellCalledOff } from '../tell-called-off.ts'
import { viewSession } from '../view.ts'
import { declineSession, joinSession, leaveSession } from './join.ts'

let bench: Bench
let station: { id: string; name: string }
let host: SignedIn
/** The station that is asked, who plans there and who does not. */
let other: { id: string; name: string }
let joining: SignedIn
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  ;[station, other] = [await aStation(bench), await aStation(bench)]
  host = await aReachable(bench, 'host', station.id)
  joining = await aReachable(bench, 'host', other.id)
  lead = await aReachable(bench, 'lead', other.id)
  await aReachable(bench, 'reviewer', other.id)
  await aReachable(bench, 'host', station.id)
})
afterAll(() => bench.close())
beforeEach(() => bench.deps.db.deleteFrom('outbox_message').execute())

const told = async () => (await readOutbox(bench.system)).map(({ template, text }) => ({ template, text }))
const templates = async () => (await told()).map(({ template }) => template)
const ask = (partnerIds = [other.id]) => createSession(host.ctx, aPlan(bench, station.id, { partnerIds }))
const join = (id: string, setupBeforeMinutes = 0) =>
  joinSession(joining.ctx, id, {
    stationId: other.id,
    studioId: null,
    setupBeforeMinutes,
    setupAfterMinutes: 0,
    hostId: joining.personId,
  })
const clear = () => bench.deps.db.deleteFrom('outbox_message').execute()

test('a station that is asked learns of it by those who plan there, and by nobody else', async () => {
  const { title } = await ask()
  const messages = await told()
  expect(messages.map(({ template }) => template)).toEqual(['station_asked', 'station_asked'])
  for (const { text } of messages) {
    expect(text).toContain(`「${station.name}」请你们站一起办`)
    expect(text).toContain(title)
  }
})

test('it is asked once: a plan made anew tells only whom it names anew', async () => {
  const { id, version, plannedStart, plannedEnd, title } = await ask()
  await clear()
  const third = await aStation(bench)
  await aReachable(bench, 'host', third.id)
  const anew = (expectedVersion: number, partnerIds: string[]) =>
    replanSession(host.ctx, id, {
      title,
      kind: 'recruiting',
      theme: null,
      plannedStart,
      plannedEnd,
      studioId: null,
      setupBeforeMinutes: 0,
      setupAfterMinutes: 0,
      holdsFirstQuestions: false,
      partnerIds,
      expectedVersion,
    })
  const { version: next } = await anew(version, [other.id])
  expect(await told()).toEqual([])
  await anew(next, [other.id, third.id])
  expect(await templates()).toEqual(['station_asked'])
})

describe('a plan that was made anew', () => {
  const studioOf = async (stationId: string) => {
    const { db } = bench.deps
    return db
      .selectFrom('studio')
      .selectAll()
      .where('station_id', '=', stationId)
      .orderBy('name')
      .executeTakeFirstOrThrow()
  }
  const anew = async (id: string, given: object, who = host) => {
    const { title, kind, theme, plannedStart, plannedEnd, version } = await viewSession(who.ctx, id)
    const setup = { studioId: null, setupBeforeMinutes: 0, setupAfterMinutes: 0, holdsFirstQuestions: false }
    const stands = { title, kind, theme, plannedStart, plannedEnd, ...setup, expectedVersion: version }
    return replanSession(who.ctx, id, { ...stands, ...given })
  }
  const friday = { plannedStart: '2027-03-05T14:00:00+08:00', plannedEnd: '2027-03-05T16:00:00+08:00' }

  test('at other hours asks the stations again, and tells whoever asked them when another moved it', async () => {
    const { id } = await ask()
    await join(id)
    await clear()
    await anew(id, friday, await aReachable(bench, 'lead', station.id))
    const messages = await told()
    expect(messages.map(({ template }) => template).toSorted()).toEqual([
      'station_moved',
      'station_moved',
      'stations_asked_again',
    ])
    for (const { text } of messages) expect(text).toContain('2027-03-05 14:00')
    expect(messages.find(({ template }) => template === 'stations_asked_again')!.text).toContain(other.name)
  })

  test('by whoever asked tells the stations alone: who did not answer yet, and not who said no', async () => {
    const declined = await aStation(bench)
    const elsewhere = await aReachable(bench, 'host', declined.id)
    const { id } = await ask([other.id, declined.id])
    await declineSession(elsewhere.ctx, id, declined.id)
    await clear()
    await anew(id, friday)
    expect(await templates()).toEqual(['station_moved', 'station_moved'])
  })

  test('names a station for other hours: it is asked, not asked again', async () => {
    const third = await aStation(bench)
    await aReachable(bench, 'host', third.id)
    const { id } = await ask([])
    await anew(id, { ...friday, partnerIds: [third.id] })
    expect(await templates()).toEqual(['station_asked'])
  })

  test('names a station no more: it is told, of the hours it knew, unless it had said no', async () => {
    const declined = await aStation(bench)
    const elsewhere = await aReachable(bench, 'host', declined.id)
    const { id, plannedStart } = await ask([other.id, declined.id])
    await join(id)
    await declineSession(elsewhere.ctx, id, declined.id)
    await clear()
    await anew(id, { ...friday, partnerIds: [] })
    const messages = await told()
    expect(messages.map(({ template }) => template)).toEqual(['station_dropped', 'station_dropped'])
    expect(messages[0]!.text).toContain(shanghaiTime(new Date(plannedStart)).slice(0, 16))
    await clear()
    await anew(id, { partnerIds: [] })
    expect(await told()).toEqual([])
  })

  test('in another studio alone is told too, and the yes stays', async () => {
    const { id: studioId, name } = await studioOf(station.id)
    const { id } = await ask()
    await join(id)
    await clear()
    await anew(id, { studioId })
    const messages = await told()
    expect(messages.map(({ template }) => template)).toEqual(['station_studio', 'station_studio'])
    expect(messages[0]!.text).toContain(`换到${name}`)
    expect((await viewSession(joining.ctx, id)).partnerIds).toEqual([other.id])
    await clear()
    await anew(id, { studioId, title: '换个名字' })
    expect(await told()).toEqual([])
    await anew(id, {})
    expect((await told())[0]!.text).toContain('不用直播间了')
  })
})

test('whoever asked hears of the yes, of its taking back and of the no', async () => {
  const { id, title } = await ask()
  await clear()
  await join(id)
  expect(await told()).toEqual([
    { template: 'station_accepted', text: expect.stringContaining(`「${other.name}」答应一起办`) as string },
  ])
  await join(id, 15)
  expect(await templates()).toEqual(['station_accepted'])
  await leaveSession(joining.ctx, id, other.id)
  expect((await told())[0]).toMatchObject({ template: 'station_left', text: expect.stringContaining(title) as string })
  await clear()
  const { id: unwanted } = await ask()
  await clear()
  await declineSession(lead.ctx, unwanted, other.id)
  expect(await told()).toEqual([
    { template: 'station_declined', text: expect.stringContaining(`「${other.name}」不参加`) as string },
  ])
})

test('an answer that is refused tells nobody', async () => {
  const { id } = await ask()
  await clear()
  await expect(leaveSession(joining.ctx, id, other.id)).rejects.toMatchObject({ code: 'not_from_here' })
  expect(await told()).toEqual([])
})

test('a show that is called off is off for those who were asked too, once, and not for who had said no', async () => {
  const [declined, left] = [await aStation(bench), await aStation(bench)]
  const elsewhere = await aReachable(bench, 'host', declined.id)
  const gone = await aReachable(bench, 'host', left.id)
  const { id, title } = await ask([other.id, declined.id, left.id])
  await join(id)
  await declineSession(elsewhere.ctx, id, declined.id)
  const brought = { studioId: null, setupBeforeMinutes: 0, setupAfterMinutes: 0, hostId: gone.personId }
  await joinSession(gone.ctx, id, { stationId: left.id, ...brought })
  await leaveSession(gone.ctx, id, left.id)
  await cancelSession(host.ctx, id, { reason: '停电' })
  await clear()
  await tellCalledOff(bench.system)
  await tellCalledOff(bench.system)
  const text = `【织播】直播「${title}」取消了：停电`
  expect(await told()).toEqual([
    { template: 'session_cancelled', text },
    { template: 'session_cancelled', text },
  ])
})
