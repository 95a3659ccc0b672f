import { DeskView } from '@zhibo/core/sessions/desk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../../db/testing.ts'
import { disableStaff } from '../../identity/disable-staff.ts'
import { entriesOf, trailOf } from '../../testing/audit.ts'
import { aClient } from '../../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { type APlannedSession, aDraftSession, aRunningSession, aScheduledSession } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { emergencyStop } from '../emergency-stop.ts'
import { endSession } from '../end.ts'
import { pinJob } from '../pin.ts'
import { beatDesk } from './beat.ts'
import { handOverDesk, leaveDesk } from './hand-over.ts'
import { takeDesk } from './take.ts'
import { viewDesk } from './view.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let colleague: SignedIn
let lead: SignedIn
let running: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  colleague = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
})

const id = () => running.session.id
const path = (rest = '') => `/api/sessions/${id()}/desk${rest}`
const take = (who: SignedIn, reason?: string) => takeDesk(who.ctx, id(), reason === undefined ? {} : { reason })
const holder = async () => (await viewDesk(host.ctx, id())).holder?.personId ?? null
const deskTrail = async () => (await trailOf(bench, id())).filter((action) => action.startsWith('session.desk'))
const seconds = (count: number) => bench.clock.advance(count * 1000)

describe('the desk', () => {
  test('is nobody’s at first; whoever takes it has it, and pressed again nothing changes', async () => {
    expect(await viewDesk(host.ctx, id())).toMatchObject({ holder: null, mine: false, actions: ['take'] })
    const taken = await client.ask(DeskView, host, 'POST', path(), {})
    expect(taken.body).toMatchObject({ holder: { personId: host.personId }, mine: true, actions: ['offer', 'leave'] })
    seconds(5)
    expect(await take(host)).toMatchObject({ mine: true, since: taken.body.since })
    expect(await deskTrail()).toEqual(['session.desk_taken'])
  })

  test('taken by six at once is one’s', async () => {
    const hosts = [host, colleague]
    for (let nth = 0; nth < 4; nth++) hosts.push(await aStaff(bench, 'host', job.stationId))
    const taken = await Promise.allSettled(hosts.map((each) => take(each)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of taken) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'desk_held' })
    expect(await deskTrail()).toEqual(['session.desk_taken'])
  })

  test('is kept as long as the holder is seen, and free to take 30 s after', async () => {
    await take(host)
    for (let beats = 0; beats < 5; beats++) {
      seconds(20)
      expect(await beatDesk(host.ctx, id())).toMatchObject({ away: false })
    }
    seconds(30)
    await expect(take(colleague)).rejects.toMatchObject({ code: 'desk_held' })
    seconds(1)
    expect(await viewDesk(colleague.ctx, id())).toMatchObject({ away: true, actions: ['take_over'] })
    expect(await take(colleague)).toMatchObject({ mine: true, away: false })
    expect((await entriesOf(bench, 'session', id())).at(-1)).toMatchObject({
      action: 'session.desk_taken_over',
      actor_id: colleague.personId,
      detail: { from: host.personId },
    })
  })

  test('is not kept by a browser that comes back after somebody took over', async () => {
    await take(host)
    seconds(31)
    await take(colleague)
    expect(await beatDesk(host.ctx, id())).toMatchObject({ mine: false, holder: { personId: colleague.personId } })
    await expect(take(host)).rejects.toMatchObject({ code: 'desk_held' })
    seconds(31)
    await beatDesk(host.ctx, id())
    expect(await take(host)).toMatchObject({ mine: true })
  })

  test('changes hands without a gap: it is the old one’s until the new one takes it', async () => {
    await take(host)
    expect(await handOverDesk(host.ctx, id(), { to: colleague.personId })).toMatchObject({
      holder: { personId: host.personId },
      offeredTo: { personId: colleague.personId },
    })
    expect(await viewDesk(colleague.ctx, id())).toMatchObject({ actions: ['accept'] })
    expect(await take(colleague)).toMatchObject({ mine: true, offeredTo: null })
    expect(await deskTrail()).toEqual(['session.desk_taken', 'session.desk_offered', 'session.desk_handed_over'])
  })

  test('an offer is for one host of the station, and can be taken back', async () => {
    const third = await aStaff(bench, 'host', job.stationId)
    await take(host)
    await handOverDesk(host.ctx, id(), { to: colleague.personId })
    await expect(take(third)).rejects.toMatchObject({ code: 'desk_held' })
    await handOverDesk(host.ctx, id(), { to: null })
    await expect(take(colleague)).rejects.toMatchObject({ code: 'desk_held' })

    const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
    const gone = await aStaff(bench, 'host', job.stationId)
    await disableStaff(bench.system, gone)
    for (const to of [host, elsewhere, gone, job.reviewer, await aPerson(bench)])
      await expect(handOverDesk(host.ctx, id(), { to: to.personId })).rejects.toMatchObject({ code: 'not_found' })
    for (const other of [colleague, lead])
      await expect(handOverDesk(other.ctx, id(), { to: third.personId })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('can be offered to every host of the station but the one who has it', async () => {
    const { hosts } = await take(host)
    const ids = hosts.map(({ personId }) => personId)
    expect(ids).toEqual(expect.arrayContaining([colleague.personId, lead.personId]))
    expect(ids).not.toContain(host.personId)
    expect(ids).not.toContain(job.reviewer.personId)
  })

  test('is a lead’s at any time, with a reason', async () => {
    await take(host)
    await expect(take(lead)).rejects.toMatchObject({ code: 'reason_required' })
    expect(await take(lead, '主持人身体不适')).toMatchObject({ mine: true })
    const [reason] = await bench.deps.db
      .selectFrom('session_reason')
      .select(['action', 'reason', 'person_id'])
      .where('session_id', '=', id())
      .execute()
    expect(reason).toEqual({ action: 'desk_relieved', reason: '主持人身体不适', person_id: lead.personId })
    await expect(take(colleague, '我来')).rejects.toMatchObject({ code: 'desk_held' })
  })

  test('can be left', async () => {
    await take(host)
    await expect(leaveDesk(colleague.ctx, id())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await leaveDesk(host.ctx, id())).toMatchObject({ holder: null })
    await expect(leaveDesk(host.ctx, id())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await take(colleague)).toMatchObject({ mine: true })
  })

  test('of an offer accepted and a lead who relieves at the same time, both are in the trail and one has it', async () => {
    await take(host)
    await handOverDesk(host.ctx, id(), { to: colleague.personId })
    await Promise.allSettled([take(colleague), take(lead, '演练')])
    const last = (await deskTrail()).at(-1)
    const expected = { 'session.desk_handed_over': colleague.personId, 'session.desk_relieved': lead.personId }
    expect(await holder()).toBe(expected[last as keyof typeof expected])
  })
})

test('it guards nothing: whoever does not hold it still pins, stops and ends', async () => {
  await take(host)
  await pinJob(colleague.ctx, id(), { jobId: job.job.id })
  await emergencyStop(colleague.ctx, id(), { reason: '演练' })
  expect(await endSession(colleague.ctx, id())).toMatchObject({ state: 'ended' })
})

test('there is a desk from the approved plan to the end of the show', async () => {
  const draft = await aDraftSession(bench, { stationId: job.stationId, host })
  await expect(takeDesk(host.ctx, draft.session.id, {})).rejects.toMatchObject({ code: 'not_from_here' })
  const { session } = await aScheduledSession(bench, { job, host })
  expect(await takeDesk(host.ctx, session.id, {})).toMatchObject({ mine: true })
  await take(host)
  await endSession(host.ctx, id())
  await expect(take(colleague)).rejects.toMatchObject({ code: 'not_from_here' })
})

test('the desk is the staff’s: hosts and leads of the station take it, reviewers and auditors see it', async () => {
  await take(host)
  const auditor = await aStaff(bench, 'auditor')
  for (const reader of [job.reviewer, auditor]) {
    expect(await viewDesk(reader.ctx, id())).toMatchObject({ holder: { personId: host.personId }, actions: [] })
    expect((await client.refused(reader, 'POST', path(), {})).code).toBe('forbidden')
    expect((await client.refused(reader, 'DELETE', path())).code).toBe('forbidden')
  }
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  for (const other of [elsewhere, running.presenter, await aPerson(bench)]) {
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['POST', '', {}],
      ['DELETE', '', undefined],
      ['POST', '/beat', {}],
      ['POST', '/hand-over', { to: null }],
    ] as const)
      expect((await client.refused(other, method, path(rest), body)).code).toBe('forbidden')
  }
  expect((await client.refused(null, 'GET', path())).code).toBe('not_signed_in')
  expect((await client.refused(host, 'POST', path('/hand-over'), { to: 'everybody' })).code).toBe('invalid_body')
})
