import { JointAskView } from '@zhibo/core/sessions/partners'
import { SessionBasics } from '@zhibo/core/sessions/plan-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../../db/testing.ts'
import { openCase } from '../../reviews/open-detail.ts'
import { entriesOf } from '../../testing/audit.ts'
import { decided } from '../../testing/employers.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { openCaseOf } from '../../testing/reviews.ts'
import { type APlannedSession, aDraftSession, aPlan, aPlannedSession } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { cancelSession } from '../cancel.ts'
import { createSession } from '../create.ts'
import { replanSession } from '../replan.ts'
import { submitSession } from '../submit.ts'
import { viewSession } from '../view.ts'
import { withdrawSession } from '../withdraw.ts'
import { declineSession, joinSession, leaveSession } from './join.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession
/** The station that is asked, and its host. */
let other: { stationId: string; host: SignedIn }

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  const stationId = (await aStation(bench)).id
  other = { stationId, host: await aStaff(bench, 'host', stationId) }
  show = await aPlannedSession(bench, { job, host, partnerIds: [stationId] })
})

const id = () => show.session.id
const own = () => ({
  stationId: other.stationId,
  studioId: null,
  setupBeforeMinutes: 0,
  setupAfterMinutes: 0,
  hostId: other.host.personId,
})
const accept = (who = other.host) => joinSession(who.ctx, id(), own())
const asksOf = async (who: SignedIn) =>
  (await client.ask(z.array(JointAskView), who, 'GET', '/api/joint-asks')).body.map(({ session, state }) => [
    session.id,
    state,
  ])
const partnersOf = async () =>
  (await client.ask(SessionBasics, host, 'GET', `/api/sessions/${id()}/basics`)).body.partners.map(
    ({ stationId, state }) => [stationId, state],
  )
/** The plan anew as it stands, with these stations. */
const rename = async (partnerIds?: string[], hours: { plannedStart?: string; plannedEnd?: string } = {}) => {
  const { title, kind, theme, plannedStart, plannedEnd, holdsFirstQuestions, version } = await viewSession(
    host.ctx,
    id(),
  )
  const basics = { title, kind, theme, plannedStart, plannedEnd, holdsFirstQuestions, expectedVersion: version }
  const place = { studioId: null, setupBeforeMinutes: 0, setupAfterMinutes: 0 }
  return replanSession(host.ctx, id(), { ...basics, ...place, ...hours, ...(partnerIds && { partnerIds }) })
}
const approved = async () => {
  await submitSession(host.ctx, id(), {})
  await decided(show.reviewer.ctx, await openCaseOf(bench, 'session_plan', id()))
}

describe('the stations a plan names', () => {
  test('read what they said they bring, so that saying it anew loses nothing', async () => {
    const bring = { studioId: null, setupBeforeMinutes: 0, setupAfterMinutes: 0, hostId: other.host.personId }
    const read = async () =>
      (await client.ask(z.array(JointAskView), other.host, 'GET', '/api/joint-asks')).body.map(({ brings }) => brings)
    expect(await read()).toEqual([null])
    expect((await accept()).brings).toEqual(bring)
    expect(await read()).toEqual([bring])
    await leaveSession(other.host.ctx, id(), other.stationId)
    expect(await read()).toEqual([null])
  })

  test('are asked while it is a draft, and answer from a list of their own', async () => {
    expect(await partnersOf()).toEqual([[other.stationId, 'asked']])
    expect(await asksOf(other.host)).toEqual([[id(), 'asked']])
    // Asked is not in it: the plan is still its own station's alone.
    await expect(viewSession(other.host.ctx, id())).rejects.toMatchObject({ code: 'not_found' })
    expect(await accept()).toMatchObject({ state: 'accepted', session: { partnerIds: [other.stationId] } })
    expect(await viewSession(other.host.ctx, id())).toMatchObject({ state: 'draft' })
    expect(await asksOf(other.host)).toEqual([[id(), 'accepted']])
  })

  test('say no, leave, and may think better of it while they are named', async () => {
    expect(await declineSession(other.host.ctx, id(), other.stationId)).toMatchObject({ state: 'declined' })
    await expect(leaveSession(other.host.ctx, id(), other.stationId)).rejects.toMatchObject({ code: 'not_from_here' })
    await accept()
    await expect(declineSession(other.host.ctx, id(), other.stationId)).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await leaveSession(other.host.ctx, id(), other.stationId)).toMatchObject({ state: 'left' })
    await expect(viewSession(other.host.ctx, id())).rejects.toMatchObject({ code: 'not_found' })
    expect((await entriesOf(bench, 'session', id())).map(({ action }) => action).slice(-3)).toEqual([
      'session.station_declined',
      'session.station_joined',
      'session.station_left',
    ])
  })

  test('answer by their own hosts and leads alone', async () => {
    const path = `/api/sessions/${id()}/stations`
    for (const who of [host, await aStaff(bench, 'reviewer', other.stationId), await aPerson(bench)]) {
      expect((await client.refused(who, 'POST', path, own())).code).toBe('forbidden')
      expect((await client.refused(who, 'POST', `${path}/${other.stationId}/decline`)).code).toBe('forbidden')
    }
    expect((await client.refused(null, 'POST', `${path}/${other.stationId}/decline`)).code).toBe('not_signed_in')
    expect((await client.refused(null, 'GET', '/api/joint-asks')).code).toBe('not_signed_in')
    expect((await client.refused(await aPerson(bench), 'GET', '/api/joint-asks')).code).toBe('forbidden')
    const lead = await aStaff(bench, 'lead', other.stationId)
    expect(await asksOf(lead)).toEqual([[id(), 'asked']])
    expect(await joinSession(lead.ctx, id(), { ...own(), hostId: lead.personId })).toMatchObject({ state: 'accepted' })
  })

  test('are the only ones who can join', async () => {
    const third = await aDraftSession(bench)
    const uninvited = { ...own(), stationId: third.stationId, hostId: third.host.personId }
    await expect(joinSession(third.host.ctx, id(), uninvited)).rejects.toMatchObject({ code: 'not_found' })
    expect(await asksOf(third.host)).toEqual([])
  })

  test('are other stations, each once', async () => {
    const plan = (partnerIds: string[]) => createSession(host.ctx, aPlan(bench, job.stationId, { partnerIds }))
    for (const wrong of [[job.stationId], [host.personId]])
      await expect(plan(wrong)).rejects.toMatchObject({ code: 'invalid_body' })
    await expect(plan([other.stationId, other.stationId])).rejects.toMatchObject({ code: 'invalid_body' })
  })

  test('have no part in it any more once the plan names them no more', async () => {
    await accept()
    const third = await aStation(bench)
    await rename([third.id])
    expect(await partnersOf()).toEqual([[third.id, 'asked']])
    expect((await viewSession(host.ctx, id())).stations.map(({ id: station }) => station)).toEqual([job.stationId])
    await expect(viewSession(other.host.ctx, id())).rejects.toMatchObject({ code: 'not_found' })
    await expect(accept()).rejects.toMatchObject({ code: 'not_found' })
    expect((await entriesOf(bench, 'session', id())).map(({ action }) => action)).toContain('session.stations_asked')
  })

  test('stay as they are when a plan is made anew without a word of them', async () => {
    await accept()
    await rename()
    expect(await partnersOf()).toEqual([[other.stationId, 'accepted']])
  })
})

describe('a yes', () => {
  const later = (iso: string, minutes: number) => new Date(Date.parse(iso) + minutes * 60_000).toISOString()
  const askedAgain = async () => {
    const ask = (await client.ask(z.array(JointAskView), other.host, 'GET', '/api/joint-asks')).body[0]!
    const { body } = await client.ask(SessionBasics, host, 'GET', `/api/sessions/${id()}/basics`)
    expect(body.partners[0]!.askedAgain).toBe(ask.askedAgain)
    return ask.askedAgain
  }

  test('is for the hours it was said to: moved, the station is asked anew and its hosts run the show no more', async () => {
    await accept()
    await rename(undefined, { plannedEnd: later(show.session.plannedEnd, 30) })
    expect(await partnersOf()).toEqual([[other.stationId, 'asked']])
    expect(await askedAgain()).toBe(true)
    await expect(viewSession(other.host.ctx, id())).rejects.toMatchObject({ code: 'not_found' })
    expect((await entriesOf(bench, 'session', id())).at(-1)).toMatchObject({
      action: 'session.replanned',
      detail: { askedAgain: [other.stationId] },
    })
    expect(await accept()).toMatchObject({ state: 'accepted', askedAgain: false })
  })

  test('stays while the hours do, and a no stays whenever it is', async () => {
    await accept()
    await rename()
    expect(await askedAgain()).toBe(false)
    await leaveSession(other.host.ctx, id(), other.stationId)
    await rename(undefined, { plannedStart: later(show.session.plannedStart, -30) })
    expect(await partnersOf()).toEqual([[other.stationId, 'left']])
  })

  test('does not let the hours change under it, whoever writes them', async () => {
    await accept()
    const { db } = bench.deps
    const moved = db
      .updateTable('live_session')
      .set({ planned_start: new Date(Date.parse(show.session.plannedStart) - 60_000) })
      .where('id', '=', id())
      .execute()
    await expect(moved).rejects.toThrow('session_partner_yes_to_hours')
    const unnamed = db.updateTable('session_partner').set({ yes_from: null }).where('session_id', '=', id()).execute()
    await expect(unnamed).rejects.toThrow('session_partner_yes_names_hours')
  })
})

describe('the stations of an approved plan', () => {
  test('are what the reviewer read, with what each said', async () => {
    await accept()
    const third = await aStation(bench)
    await rename([other.stationId, third.id])
    await submitSession(host.ctx, id(), {})
    const detail = await openCase(show.reviewer.ctx, await openCaseOf(bench, 'session_plan', id()))
    const names = (await viewSession(host.ctx, id())).stations.map(({ name }) => name)
    expect(detail.content).toMatchObject({
      partnerIds: [other.stationId, third.id],
      partners: [{ name: names[1], state: 'accepted' }, { state: 'asked' }],
    })
  })

  test('change only when the plan is taken back and looked at anew', async () => {
    await approved()
    const third = await aStation(bench)
    for (const changed of [[], [third.id], [other.stationId, third.id]])
      await expect(rename(changed)).rejects.toMatchObject({ code: 'not_from_here' })
    expect(await rename([other.stationId])).toMatchObject({ state: 'scheduled' })
    const { version: expectedVersion } = await viewSession(host.ctx, id())
    await withdrawSession(host.ctx, id(), { expectedVersion, reason: '换一个站' })
    await rename([third.id])
    expect(await partnersOf()).toEqual([[third.id, 'asked']])
  })

  test('may still answer until it begins, and not once it is called off', async () => {
    await approved()
    expect(await accept()).toMatchObject({ state: 'accepted', session: { state: 'scheduled' } })
    await cancelSession(host.ctx, id(), { reason: '场地停电' })
    expect(await asksOf(other.host)).toEqual([])
    await expect(leaveSession(other.host.ctx, id(), other.stationId)).rejects.toMatchObject({ code: 'not_from_here' })
  })
})
