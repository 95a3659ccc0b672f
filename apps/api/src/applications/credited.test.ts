import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { releaseRecording, withdrawRecording } from '../recordings/release.ts'
import { cancelSession } from '../sessions/cancel.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { beginRehearsal } from '../sessions/rehearse.ts'
import { withdrawSession } from '../sessions/withdraw.ts'
import { aSheet } from '../testing/applications.ts'
import { aPerson } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { aRecordedShow } from '../testing/recordings.ts'
import {
  aPlannedSession,
  type APlannedSession,
  aRunningSession,
  aScheduledSession,
  aSubmittedSession,
} from '../testing/sessions.ts'
import { apply } from './apply.ts'

const minute = 60_000
let bench: Bench

beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

const later = (ms: number) => bench.clock.set(new Date(bench.clock.read().getTime() + ms).toISOString())
/** The session that each job of a sheet, handed in by somebody new, is credited to. */
async function creditOf(cards: Parameters<typeof aSheet>[0], sessionId: string): Promise<(string | null)[]> {
  const { applications } = await apply((await aPerson(bench)).ctx, aSheet(cards, { sessionId }))
  const rows = await bench.deps.db.selectFrom('application').select(['id', 'session_id']).execute()
  return applications.map(({ id }) => rows.find((row) => row.id === id)!.session_id)
}
const isCreditedTo = async (show: APlannedSession) =>
  (await creditOf([show.card], show.session.id))[0] === show.session.id

describe('before a show begins, what is applied for is not out of it', () => {
  test.for([
    ['a plan nobody has seen', () => aPlannedSession(bench)],
    ['one before the reviewers', () => aSubmittedSession(bench)],
    ['one announced', () => aScheduledSession(bench)],
    [
      'one rehearsed',
      async () => {
        const show = await aScheduledSession(bench)
        await beginRehearsal(show.host.ctx, show.session.id)
        return show
      },
    ],
    [
      'one taken back to be planned anew',
      async () => {
        const show = await aScheduledSession(bench)
        const { version: expectedVersion } = show.session
        await withdrawSession(show.host.ctx, show.session.id, { expectedVersion, reason: '想改' })
        return show
      },
    ],
    [
      'one cancelled',
      async () => {
        const show = await aScheduledSession(bench)
        await cancelSession(show.host.ctx, show.session.id, { reason: '停电' })
        return show
      },
    ],
  ] satisfies [string, () => Promise<APlannedSession>][])('%s', async ([, made]) => {
    expect(await isCreditedTo(await made())).toBe(false)
  })
})

describe('while a show is on', () => {
  test('a job it shows is applied for out of it; another on the same sheet is not', async () => {
    const show = await aRunningSession(bench)
    const other = await aPublishedJob(bench)
    expect(await creditOf([show.card, other.card], show.session.id)).toEqual([show.session.id, null])
  })

  test('nor does it end where the show is stopped', async () => {
    const show = await aRunningSession(bench)
    await emergencyStop(show.host.ctx, show.session.id, { reason: '演练' })
    expect(await isCreditedTo(show)).toBe(true)
  })
})

describe('after a show', () => {
  test('who was applying as it ended still counts; who comes much later does not', async () => {
    const show = await aRunningSession(bench)
    await endSession(show.host.ctx, show.session.id)
    later(9 * minute)
    expect(await isCreditedTo(show)).toBe(true)
    later(2 * minute)
    expect(await isCreditedTo(show)).toBe(false)
  })

  test('its replay counts from when it is released until it is taken back', { timeout: 60_000 }, async () => {
    const show = await aRecordedShow(bench)
    later(60 * minute)
    expect(await isCreditedTo(show)).toBe(false)
    await releaseRecording(show.host.ctx, show.recording.id)
    expect(await isCreditedTo(show)).toBe(true)
    const other = await aPublishedJob(bench)
    expect(await creditOf([other.card], show.session.id)).toEqual([null])
    await withdrawRecording(show.host.ctx, show.recording.id, { reason: '讲错了' })
    expect(await isCreditedTo(show)).toBe(false)
  })
})

test('an application out of a session that does not exist is taken, out of none', async () => {
  const job = await aPublishedJob(bench)
  expect(await creditOf([job.card], crypto.randomUUID())).toEqual([null])
})
