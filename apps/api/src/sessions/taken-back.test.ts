import { SessionSummary } from '@zhibo/core/sessions/schema'
import { TakenBackView } from '@zhibo/core/sessions/taken-back'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { remindMe } from '../reminders/remind.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { openCaseOf } from '../testing/reviews.ts'
import {
  aDraftSession,
  type APlannedSession,
  aRunningSession,
  aScheduledSession,
  aSubmittedSession,
} from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { cancelSession } from './cancel.ts'
import { replanSession } from './replan.ts'
import { submitSession } from './submit.ts'
import { tellCalledOff } from './tell-called-off.ts'
import { viewSession } from './view.ts'
import { withdrawSession } from './withdraw.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  show = await aScheduledSession(bench, { job, host })
})

const pathOf = (id: string) => `/api/sessions/${id}/taken-back`
const told = async (id = show.session.id) => (await client.ask(TakenBackView, null, 'GET', pathOf(id))).body
const refused = async (id: string, who: SignedIn | null = null) => (await client.refused(who, 'GET', pathOf(id))).code
const withdraw = async () => {
  const { version: expectedVersion } = await viewSession(host.ctx, show.session.id)
  await withdrawSession(host.ctx, show.session.id, { expectedVersion, reason: '换企业' })
}
/** Everything about it that can be said anew is. */
const planAnew = async () => {
  const { version, plannedEnd } = await viewSession(host.ctx, show.session.id)
  const later = (at: string) => new Date(Date.parse(at) + 3_600_000).toISOString()
  await replanSession(host.ctx, show.session.id, {
    expectedVersion: version,
    studioId: null,
    title: '没人审过的题目',
    kind: 'recruiting',
    theme: null,
    setupBeforeMinutes: 0,
    setupAfterMinutes: 0,
    plannedStart: later(show.session.plannedStart),
    plannedEnd: later(plannedEnd),
    holdsFirstQuestions: false,
  })
}
const asAnnounced = () => ({
  id: show.session.id,
  stationName: show.session.stationName,
  title: show.session.title,
  plannedStart: show.session.plannedStart,
})
const isThereFor = async (who: SignedIn | null) =>
  (await client.send(who, 'GET', `/api/sessions/${show.session.id}`)).status === 200

describe('a show that was taken back', () => {
  test('says when it was to be and under what title, and nothing of what is planned since', async () => {
    await withdraw()
    await planAnew()
    const expected = { ...asAnnounced(), cancelled: false, cancelReason: null }
    expect(await told()).toEqual(expected)
    await submitSession(host.ctx, show.session.id, {})
    expect(await told()).toEqual(expected)
    expect(await isThereFor(null)).toBe(false)
  })

  test('is its own page again once the new plan is approved', async () => {
    await withdraw()
    await planAnew()
    await submitSession(host.ctx, show.session.id, {})
    await decided(show.reviewer.ctx, await openCaseOf(bench, 'session_plan', show.session.id))
    expect(await refused(show.session.id)).toBe('not_found')
    expect(await isThereFor(null)).toBe(true)
    await withdraw()
    expect(await told()).toMatchObject({ title: '没人审过的题目', cancelled: false })
  })

  test('keeps the title to itself when the reviewers no longer stand by it', async () => {
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', show.session.id)
      .executeTakeFirstOrThrow()
    const why = { reasonCode: 'plan_unready', publicNote: '等消防检查', internalNote: '' } as const
    await suspendCase((await aStaff(bench, 'lead')).ctx, id, { expectedVersion: version, ...why })
    expect(await told()).toEqual({ ...asAnnounced(), title: null, cancelled: false, cancelReason: null })
  })

  test('and is called off then says so with its host’s reason; its draft stays the staff’s', async () => {
    await withdraw()
    await planAnew()
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    expect(await told()).toEqual({ ...asAnnounced(), cancelled: true, cancelReason: '停电' })
    expect([await isThereFor(null), await isThereFor(await aPerson(bench)), await isThereFor(host)]).toEqual([
      false,
      false,
      true,
    ])
    const { body } = await client.ask(z.array(SessionSummary), null, 'GET', '/api/sessions?state=cancelled')
    expect(body.map(({ id }) => id)).not.toContain(show.session.id)
    // Whoever has its page open hears of it.
    expect((await eventsOf(bench, show.session.id)).at(-1)).toMatchObject({ type: 'session.cancelled' })
  })

  test('is called off by the title it was announced by, for whoever wanted to be reminded', async () => {
    await remindMe((await aPerson(bench)).ctx, show.session.id)
    await withdraw()
    await planAnew()
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    await tellCalledOff(bench.system)
    expect((await readOutbox(bench.system))[0]).toMatchObject({
      template: 'session_cancelled',
      text: `【织播】直播「${show.session.title}」取消了：停电`,
    })
  })

  test('and turned down then says that it is off, and nothing of the plan that was not good', async () => {
    await withdraw()
    await planAnew()
    await submitSession(host.ctx, show.session.id, {})
    await decided(show.reviewer.ctx, await openCaseOf(bench, 'session_plan', show.session.id), {
      decision: 'reject',
      reasonCode: 'not_qualified',
      publicNote: '题目不实',
    })
    expect(await told()).toEqual({ ...asAnnounced(), cancelled: true, cancelReason: null })
    expect(await isThereFor(null)).toBe(false)
  })
})

describe('there is nothing to tell', () => {
  test('of a plan that was never announced, whatever became of it', async () => {
    const draft = await aDraftSession(bench, { stationId: job.stationId, host })
    const submitted = await aSubmittedSession(bench, { job, host })
    expect([await refused(draft.session.id), await refused(submitted.session.id)]).toEqual(['not_found', 'not_found'])
    await cancelSession(host.ctx, submitted.session.id, { reason: '停电' })
    expect(await refused(submitted.session.id)).toBe('not_found')
    expect(await refused(submitted.session.id, host)).toBe('not_found')
  })

  test('of a show that stands: announced, running, or called off as it was announced', async () => {
    expect(await refused(show.session.id)).toBe('not_found')
    expect(await refused((await aRunningSession(bench, { job, host })).session.id)).toBe('not_found')
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    expect(await refused(show.session.id)).toBe('not_found')
    expect(await isThereFor(null)).toBe(true)
  })

  test('of one that does not exist', async () => {
    expect(await refused(crypto.randomUUID())).toBe('not_found')
  })
})
