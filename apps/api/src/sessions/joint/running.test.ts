import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '../../context.ts'
import { aBench, type Bench } from '../../db/testing.ts'
import { sessionDeviations } from '../../deviations/list.ts'
import { markDeviation } from '../../deviations/mark.ts'
import { actOnCall } from '../../guests/act.ts'
import { mutesOf } from '../../moderation/list.ts'
import { listRecordings } from '../../recordings/list.ts'
import { aGuest, type AGuest } from '../../testing/guests.ts'
import { aPerson, aStaff, type SignedIn } from '../../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../../testing/jobs.ts'
import { aTalk } from '../../testing/questions.ts'
import { type APlannedSession, aScheduledSession } from '../../testing/sessions.ts'
import { aStation } from '../../testing/stations.ts'
import { readTimeline } from '../../timeline/read.ts'
import { basicsOf } from '../basics.ts'
import { cancelSession } from '../cancel.ts'
import { addCaption } from '../caption.ts'
import { clearCorrection, showCorrection } from '../correct.ts'
import { beatDesk } from '../desk/beat.ts'
import { handOverDesk, leaveDesk } from '../desk/hand-over.ts'
import { takeDesk } from '../desk/take.ts'
import { viewDesk } from '../desk/view.ts'
import { emergencyStop, reopenSession } from '../emergency-stop.ts'
import { endSession } from '../end.ts'
import { viewHealth } from '../health.ts'
import { holdFirstQuestions } from '../hold-first.ts'
import { issueMediaToken } from '../media-token.ts'
import { putOnAir, takeOffAir } from '../on-air.ts'
import { pinJob } from '../pin.ts'
import { beginRehearsal, endRehearsal } from '../rehearse.ts'
import { actOnSegment } from '../run-segment.ts'
import { setSlate } from '../slate.ts'
import { startSession } from '../start.ts'
import { viewSession } from '../view.ts'
import { withdrawSession } from '../withdraw.ts'
import { declineSession, joinSession, leaveSession } from './join.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let show: APlannedSession
/** The station that the plan names, and who works there. */
let other: { stationId: string; host: SignedIn; lead: SignedIn }

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  const { id: stationId } = await aStation(bench)
  other = {
    stationId,
    host: await aStaff(bench, 'host', stationId),
    lead: await aStaff(bench, 'lead', stationId),
  }
})
afterAll(() => bench.close())
beforeEach(async () => {
  show = await aScheduledSession(bench, { job, host, partnerIds: [other.stationId] })
})

const id = () => show.session.id
const join = () =>
  joinSession(other.host.ctx, id(), {
    stationId: other.stationId,
    studioId: null,
    setupBeforeMinutes: 0,
    setupAfterMinutes: 0,
    hostId: other.host.personId,
  })
const decline = async (): Promise<void> => void (await declineSession(other.host.ctx, id(), other.stationId))
const leave = async (): Promise<void> => void (await leaveSession(other.host.ctx, id(), other.stationId))
const start = async () => {
  await startSession(host.ctx, id())
  return aGuest(bench, show)
}

/** What is done in the control room, in an order in which each can follow. */
const deeds: Record<string, (ctx: Ctx, guest: AGuest) => Promise<unknown>> = {
  'puts on air': (ctx) => putOnAir(ctx, id(), show.presenterId),
  'pins a job': (ctx) => pinJob(ctx, id(), { jobId: job.job.id }),
  'runs a segment': async (ctx) => {
    const { segments } = await viewSession(host.ctx, id())
    return actOnSegment(ctx, id(), segments[0]!.id, segments[0]!.state === 'running' ? 'finish' : 'run')
  },
  'types a caption': (ctx) => addCaption(ctx, id(), { text: '工资 4,000 元起' }),
  'shows a correction': (ctx) => showCorrection(ctx, id(), { text: '以岗位卡为准' }),
  'takes it down': (ctx) => clearCorrection(ctx, id()),
  'marks a deviation': (ctx) => markDeviation(ctx, id(), { jobId: job.job.id, field: 'pay', text: '月薪 4,000 元' }),
  'reads the deviations': (ctx) => sessionDeviations(ctx, id()),
  'holds first questions': (ctx) => holdFirstQuestions(ctx, id(), { on: true }),
  'reads who is muted': (ctx) => mutesOf(ctx, id()),
  'calls a guest': (ctx, { call }) => actOnCall(ctx, id(), call.id, 'call'),
  'reads the health': (ctx) => viewHealth(ctx, id()),
  'reads the recordings': (ctx) => listRecordings(ctx, id()),
  'reads the timeline': (ctx) => readTimeline(ctx, id()),
  'takes the desk': (ctx) => takeDesk(ctx, id(), {}),
  'keeps the desk': (ctx) => beatDesk(ctx, id()),
  'leaves the desk': (ctx) => leaveDesk(ctx, id()),
  'takes off air': (ctx) => takeOffAir(ctx, id(), show.presenterId),
  'puts a slate up': (ctx) => setSlate(ctx, id(), { slate: 'technical' }),
  'stops it': (ctx) => emergencyStop(ctx, id(), { reason: '演练' }),
  'ends it': (ctx) => endSession(ctx, id()),
}

describe('the control room of a joint show', () => {
  test('is a joining station’s as it is its own, from the rehearsal to the end', async () => {
    await join()
    await beginRehearsal(other.host.ctx, id())
    await endRehearsal(other.host.ctx, id())
    await startSession(other.host.ctx, id())
    const guest = await aGuest(bench, show)
    for (const [name, deed] of Object.entries(deeds)) expect(await deed(other.host.ctx, guest), name).toBeDefined()
    expect(await viewSession(host.ctx, id())).toMatchObject({ state: 'ended' })
  })

  test.for([
    ['only asked', () => Promise.resolve()],
    ['declined', decline],
    ['left again', () => join().then(leave)],
  ] satisfies [string, () => Promise<void>][])('is not that of a station that was %s', async ([, answered]) => {
    await answered()
    for (const who of [other.host, other.lead])
      await expect(beginRehearsal(who.ctx, id())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(startSession(other.host.ctx, id())).rejects.toMatchObject({ code: 'forbidden' })
    const guest = await start()
    for (const [name, deed] of Object.entries(deeds)) {
      const refused = name === 'calls a guest' ? 'not_found' : 'forbidden'
      await expect(deed(other.host.ctx, guest), name).rejects.toMatchObject({ code: refused })
    }
    expect(await issueMediaToken(other.host.ctx, id(), {})).toMatchObject({ role: 'viewer' })
    expect(await viewSession(host.ctx, id())).toMatchObject({ state: 'live', pinnedJobId: null, slate: null })
  })

  test('takes questions by the hosts of both', async () => {
    await join()
    await start()
    const talk = aTalk(bench, id())
    const asked = await talk.ask(await aPerson(bench), '几点下班？')
    expect((await talk.desk(other.host)).map(({ id: question }) => question)).toContain(asked.id)
    expect(await talk.act(other.host, asked.id, 'take')).toMatchObject({ state: 'taken' })
  })

  test('hands its desk over between the hosts of both, without a gap', async () => {
    await join()
    await start()
    await takeDesk(host.ctx, id(), {})
    await handOverDesk(host.ctx, id(), { to: other.host.personId })
    expect(await viewDesk(other.host.ctx, id())).toMatchObject({ actions: ['accept'] })
    const taken = await takeDesk(other.host.ctx, id(), {})
    expect(taken).toMatchObject({ mine: true, holder: { personId: other.host.personId } })
    expect(taken.hosts.map(({ personId }) => personId)).toContain(host.personId)
    expect(await handOverDesk(other.host.ctx, id(), { to: host.personId })).toMatchObject({
      offeredTo: { personId: host.personId },
    })
  })

  test('loses the hosts of a station that leaves: the desk one of them held is free', async () => {
    await join()
    await takeDesk(other.host.ctx, id(), {})
    await leave()
    expect(await viewDesk(host.ctx, id())).toMatchObject({ holder: null, actions: ['take'] })
    await join()
    await takeDesk(host.ctx, id(), {})
    await handOverDesk(host.ctx, id(), { to: other.host.personId })
    await leave()
    expect(await viewDesk(host.ctx, id())).toMatchObject({ mine: true, offeredTo: null })
  })

  test('of who leaves and acts at the same time, the one who is later is refused', async () => {
    await join()
    const [left, acted] = await Promise.allSettled([leave(), startSession(other.host.ctx, id())])
    expect([left.status, acted.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await viewSession(host.ctx, id())).toMatchObject(
      acted.status === 'fulfilled'
        ? { state: 'live', partnerIds: [other.stationId] }
        : { state: 'scheduled', partnerIds: [] },
    )
  })
})

describe('what stays its own station’s', () => {
  test('are its plan, whether it takes place, and reopening it', async () => {
    await join()
    const { version: expectedVersion } = await viewSession(host.ctx, id())
    for (const { ctx } of [other.host, other.lead]) {
      await expect(basicsOf(ctx, id())).rejects.toMatchObject({ code: 'forbidden' })
      await expect(cancelSession(ctx, id(), { reason: '不办了' })).rejects.toMatchObject({ code: 'forbidden' })
      const back = withdrawSession(ctx, id(), { expectedVersion, reason: '想改' })
      await expect(back).rejects.toMatchObject({ code: 'forbidden' })
    }
    await start()
    await emergencyStop(other.host.ctx, id(), { reason: '演练' })
    await expect(reopenSession(other.lead.ctx, id(), { reason: '好了' })).rejects.toMatchObject({ code: 'forbidden' })
    const lead = await aStaff(bench, 'lead', job.stationId)
    expect(await reopenSession(lead.ctx, id(), { reason: '好了' })).toMatchObject({ state: 'live' })
  })

  test('a show of one station is nobody else’s', async () => {
    const alone = await aScheduledSession(bench, { job, host })
    await expect(startSession(other.host.ctx, alone.session.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(viewDesk(other.host.ctx, alone.session.id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
