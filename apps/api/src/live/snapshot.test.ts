import { LiveEventBody } from '@zhibo/core/live/events'
import { applyEvent, type LiveState, liveStateOf } from '@zhibo/core/live/state'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ctx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { withdrawDeviation } from '../deviations/act.ts'
import { markDeviation } from '../deviations/mark.ts'
import { actOnCall, leaveCall } from '../guests/act.ts'
import { ask } from '../questions/ask.ts'
import { listQuestions } from '../questions/list.ts'
import { addCaption } from '../sessions/caption.ts'
import { clearCorrection, showCorrection } from '../sessions/correct.ts'
import { emergencyStop, reopenSession } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { putOnAir, takeOffAir } from '../sessions/on-air.ts'
import { interruptSession } from '../sessions/picture.ts'
import { pinJob } from '../sessions/pin.ts'
import { setSlate } from '../sessions/slate.ts'
import { startSession } from '../sessions/start.ts'
import { viewSession } from '../sessions/view.ts'
import { aGuest } from '../testing/guests.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aScheduledSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let lead: SignedIn
let show: APlannedSession
let visitor: Ctx

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead')
  visitor = { ...bench.system, actor: { kind: 'visitor' } }
})
afterAll(() => bench.close())
beforeEach(async () => {
  show = await aScheduledSession(bench, { job, host })
})

/** What a page that is opened now starts from. */
const snapshot = async (): Promise<LiveState> =>
  liveStateOf(await viewSession(visitor, show.session.id), await listQuestions(visitor, show.session.id))

/** What happens in a show, as steps of the people in it; each leaves the stream and the tables telling the same. */
function story() {
  const { id } = show.session
  const text = '保底是 2,600 元。'
  let guest: Awaited<ReturnType<typeof aGuest>>
  let deviation: string
  return {
    started: () => startSession(host.ctx, id),
    'a presenter on air': () => putOnAir(host.ctx, id, show.presenterId),
    'a job pinned': () => pinJob(host.ctx, id, { jobId: job.job.id }),
    'a question': async () => ask((await aPerson(bench)).ctx, id, { text: '包住吗？' }),
    'a caption': () => addCaption(host.ctx, id, { text: '大家好' }),
    'a deviation': async () => {
      deviation = (await markDeviation(host.ctx, id, { jobId: job.job.id, field: 'pay', text })).id
    },
    'another deviation': () => markDeviation(host.ctx, id, { field: 'hours', text }),
    'a deviation taken back': () => withdrawDeviation(host.ctx, id, deviation, { reason: '听错了' }),
    'a correction': () => showCorrection(host.ctx, id, { text }),
    'the correction cleared': () => clearCorrection(host.ctx, id),
    'a guest tested': async () => {
      guest = await aGuest(bench, { ...show, host }, 'testing')
    },
    'a guest on air': () => actOnCall(host.ctx, id, guest.call.id, 'on_air'),
    'a slate': () => setSlate(host.ctx, id, { slate: 'intermission' }),
    'another slate': () => setSlate(host.ctx, id, { slate: 'technical' }),
    'the slate down': () => setSlate(host.ctx, id, { slate: null }),
    'the presenter back': () => putOnAir(host.ctx, id, show.presenterId),
    'the guest back': () => actOnCall(host.ctx, id, guest.call.id, 'on_air'),
    'the picture lost': () => interruptSession(bench.system, id),
    'stopped behind a slate': async () => {
      await setSlate(host.ctx, id, { slate: 'technical' })
      await emergencyStop(host.ctx, id, { reason: '演练', cause: 'speech' })
    },
    reopened: () => reopenSession(lead.ctx, id, { reason: '已处理' }),
    'on air again': () => putOnAir(host.ctx, id, show.presenterId),
    'a guest who hangs up': async () => {
      const other = await aGuest(bench, { ...show, host }, 'on_air')
      await leaveCall(other.guest.ctx, id, other.call.id)
    },
    'off air': () => takeOffAir(host.ctx, id, show.presenterId),
    'stopped with a guest on air': async () => {
      await aGuest(bench, { ...show, host }, 'on_air')
      await emergencyStop(host.ctx, id, { reason: '演练' })
    },
    'ended while stopped': () => endSession(host.ctx, id),
  }
}

test('after whatever happens, a page that followed the stream shows what one opened now shows', async () => {
  let followed = await snapshot()
  for (const [what, happens] of Object.entries(story())) {
    bench.clock.advance(1_000)
    await happens()
    followed = (await eventsOf(bench, show.session.id, followed.seq)).reduce(applyEvent, followed)
    expect({ what, ...followed }).toEqual({ what, ...(await snapshot()) })
  }
})

test('a show that ends in its middle ends everything: slate, guest, those on air', async () => {
  let followed = await snapshot()
  for (const [what, happens] of Object.entries(story())) {
    await happens()
    if (what === 'the guest back') break
  }
  await endSession(host.ctx, show.session.id)
  followed = (await eventsOf(bench, show.session.id, followed.seq)).reduce(applyEvent, followed)
  expect(followed).toEqual(await snapshot())
  expect(followed).toMatchObject({ state: 'ended', slate: null, guest: null, onAir: [] })
})

test('everything the stream holds is what the contract says, and nothing in it is personal', async () => {
  for (const happens of Object.values(story())) await happens()
  const events = await eventsOf(bench, show.session.id)
  for (const event of events) expect(LiveEventBody.safeParse(event).success).toBe(true)
  const people = await bench.deps.db.selectFrom('person').select('id').execute()
  const told = JSON.stringify(events)
  for (const { id } of people) expect(told).not.toContain(id)
})
