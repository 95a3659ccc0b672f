import { ReminderView } from '@zhibo/core/reminders/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { cancelSession } from '../sessions/cancel.ts'
import { endSession } from '../sessions/end.ts'
import { updateSession } from '../sessions/queries.ts'
import { tellCalledOff } from '../sessions/tell-called-off.ts'
import { startSession } from '../sessions/start.ts'
import { askPresenters } from '../invitations/ask.ts'
import { sessionInvitations } from '../invitations/list.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aPlannedSession, aScheduledSession } from '../testing/sessions.ts'
import { dropReminder, remindMe, viewReminder } from './remind.ts'
import { forgetReminders, sendReminders } from './send.ts'

const minute = 60_000

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let show: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  bench.clock.set('2026-11-23T12:00:00+08:00')
  seeker = await aPerson(bench)
  show = await aScheduledSession(bench, { job, host })
})

const path = () => `/api/sessions/${show.session.id}/reminder`
const start = () => Date.parse(show.session.plannedStart)
const at = (ms: number) => bench.clock.set(new Date(ms))
const moveTo = (ms: number) =>
  withTx(bench.system, (tx) =>
    updateSession(tx, show.session.id, { planned_start: new Date(ms), planned_end: new Date(ms + 120 * minute) }),
  )
const told = async () =>
  (await readOutbox(bench.system, 500))
    .filter(({ text }) => text.includes(`「${show.session.title}」`))
    .map(({ template }) => template)
const rows = () =>
  bench.deps.db.selectFrom('session_reminder').selectAll().where('session_id', '=', show.session.id).execute()

describe('asking', () => {
  test('is for whoever is signed in and has a phone; once is enough, and they may think better of it', async () => {
    const body = async (method: 'GET' | 'PUT' | 'DELETE', who: SignedIn | null = seeker) =>
      (await client.ask(ReminderView, who, method, path())).body
    expect(await body('GET', null)).toEqual({ on: false })
    expect(await body('PUT')).toEqual({ on: true })
    expect(await body('PUT')).toEqual({ on: true })
    expect(await body('GET')).toEqual({ on: true })
    expect(await body('GET', await aPerson(bench))).toEqual({ on: false })
    expect(await body('DELETE')).toEqual({ on: false })
    expect(await body('DELETE')).toEqual({ on: false })
    expect(await body('GET')).toEqual({ on: false })
    for (const method of ['PUT', 'DELETE'] as const)
      expect((await client.refused(null, method, path())).code).toBe('not_signed_in')
    expect((await client.refused(host, 'PUT', path())).code).toBe('phone_missing')
  })

  test('is for shows that were announced and have not begun', async () => {
    await startSession(host.ctx, show.session.id)
    expect((await client.refused(seeker, 'PUT', path())).code).toBe('not_from_here')
    show = await aPlannedSession(bench, { job, host })
    expect((await client.refused(seeker, 'PUT', path())).code).toBe('not_found')
    expect((await client.refused(seeker, 'GET', path())).code).toBe('not_found')
    expect((await client.refused(host, 'PUT', path())).code).toBe('not_from_here')
  })
})

describe('reminding', () => {
  test('half an hour before the start, once, whatever runs at the same time', async () => {
    await remindMe(seeker.ctx, show.session.id)
    at(start() - 31 * minute)
    await sendReminders(bench.system)
    expect(await told()).toEqual([])
    at(start() - 30 * minute)
    await Promise.all([1, 2, 3, 4].map(() => sendReminders(bench.system)))
    expect(await told()).toEqual(['session_soon'])
    at(start() - minute)
    expect(await sendReminders(bench.system)).toBe(0)
  })

  test('a show that was moved reminds at its new time, of its new time, and of that again when it was moved on', async () => {
    await remindMe(seeker.ctx, show.session.id)
    const later = start() + 120 * minute
    await moveTo(later)
    at(start() - 10 * minute)
    expect(await sendReminders(bench.system)).toBe(0)
    at(later - 30 * minute)
    expect(await sendReminders(bench.system)).toBe(1)
    expect(await sendReminders(bench.system)).toBe(0)
    await moveTo(later + 1440 * minute)
    expect(await sendReminders(bench.system)).toBe(0)
    at(later + 1410 * minute)
    expect(await sendReminders(bench.system)).toBe(1)
    // Brought forward a little it is the same evening: they know.
    await moveTo(later + 1430 * minute)
    expect(await sendReminders(bench.system)).toBe(0)
    expect(await told()).toEqual(['session_soon', 'session_soon'])
  })

  test('who thought better of it hears nothing, nor anybody of a show that was never held', async () => {
    await remindMe(seeker.ctx, show.session.id)
    const other = await aPerson(bench)
    await remindMe(other.ctx, show.session.id)
    await dropReminder(other.ctx, show.session.id)
    at(Date.parse(show.session.plannedEnd))
    expect(await sendReminders(bench.system)).toBe(0)
    at(start() - 20 * minute)
    expect(await sendReminders(bench.system)).toBe(1)
  })
})

describe('a show that is called off', () => {
  test('tells who asked, once, with the reason, and forgets them', async () => {
    await remindMe(seeker.ctx, show.session.id)
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    await Promise.all([tellCalledOff(bench.system), tellCalledOff(bench.system)])
    const sent = (await readOutbox(bench.system, 500)).filter(({ text }) => text.includes(show.session.title))
    expect(sent).toMatchObject([{ template: 'session_cancelled', text: expect.stringContaining('停电') as string }])
    expect(await rows()).toEqual([])
    at(start() - 10 * minute)
    expect(await sendReminders(bench.system)).toBe(0)
  })

  test('tells a crowd in parts until nobody is left, and is then looked at no more', async () => {
    const many = await Promise.all(Array.from({ length: 101 }, () => aPerson(bench)))
    for (const { ctx } of many) await remindMe(ctx, show.session.id)
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    expect(await tellCalledOff(bench.system)).toBe(1)
    expect(await rows()).toHaveLength(1)
    expect(await tellCalledOff(bench.system)).toBe(1)
    expect(await rows()).toEqual([])
    expect(await tellCalledOff(bench.system)).toBe(0)
  })

  test('whoever asks while it is called off is told too, or is refused', async () => {
    const asking = [seeker, await aPerson(bench), await aPerson(bench)]
    const [, ...asked] = await Promise.allSettled([
      cancelSession(host.ctx, show.session.id, { reason: '停电' }),
      ...asking.map(({ ctx }) => remindMe(ctx, show.session.id)),
    ])
    await tellCalledOff(bench.system)
    expect(await rows()).toEqual([])
    expect(await told()).toHaveLength(asked.filter(({ status }) => status === 'fulfilled').length)
  })

  test('tells whoever was to present, and they are asked no longer', async () => {
    await askPresenters(host.ctx, show.session.id, {})
    expect(await tellCalledOff(bench.system)).toBe(0)
    await cancelSession(host.ctx, show.session.id, { reason: '停电' })
    expect(await tellCalledOff(bench.system)).toBe(1)
    expect(await tellCalledOff(bench.system)).toBe(0)
    expect(await told()).toEqual(['session_cancelled', 'presenter_invited'])
    expect(await sessionInvitations(host.ctx, show.session.id)).toMatchObject([
      { invitation: { standing: 'withdrawn' } },
    ])
  })
})

describe('afterwards nobody remembers who asked', () => {
  test('once the show is over', async () => {
    await remindMe(seeker.ctx, show.session.id)
    await forgetReminders(bench.system)
    expect(await viewReminder(seeker.ctx, show.session.id)).toEqual({ on: true })
    await startSession(host.ctx, show.session.id)
    await endSession(host.ctx, show.session.id, {})
    await forgetReminders(bench.system)
    expect(await rows()).toEqual([])
  })

  test('a day after a show that nobody held should have been', async () => {
    await remindMe(seeker.ctx, show.session.id)
    at(Date.parse(show.session.plannedEnd) + 1441 * minute)
    await forgetReminders(bench.system)
    expect(await rows()).toEqual([])
  })
})
