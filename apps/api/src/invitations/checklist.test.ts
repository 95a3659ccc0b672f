import type { ChecklistWhat } from '@zhibo/core/invitations/checklist'
import { PresenterChecklist } from '@zhibo/core/invitations/checklist'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { saveTest } from '../device-tests/save.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aPlannedSession, aScheduledSession } from '../testing/sessions.ts'
import { stopJob } from '../jobs/step.ts'
import { answerInvitation } from './answer.ts'
import { askPresenters } from './ask.ts'
import { checklist } from './checklist.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let job: APublishedJob
let host: SignedIn
let show: APlannedSession

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(async () => {
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  show = await aScheduledSession(bench, { job, host })
})

const path = () => `/api/sessions/${show.session.id}/checklist`
const lists = async (who = host) => checklist(who.ctx, show.session.id)
const undone = async (): Promise<[ChecklistWhat, string][]> =>
  (await lists())[0]!.items.filter(({ done }) => !done).map(({ what, who }) => [what, who])

test('at first there is an invitation to send, a device to test, a rehearsal to hold; file and jobs are in force', async () => {
  expect(await undone()).toEqual([
    ['invitation', 'host'],
    ['device_test', 'presenter'],
    ['rehearsal', 'host'],
  ])
})

test('each thing done is ticked', async () => {
  const { presenter, presenterId, session } = show
  const [{ invitation } = { invitation: null }] = await askPresenters(host.ctx, session.id, {})
  expect((await undone())[0]).toEqual(['invitation', 'presenter'])
  await answerInvitation(presenter.ctx, invitation!.id, 'accept', { expectedVersion: 1, note: '' })
  const uplink = { kbps: 2000, lossPercent: 0, rttMs: 40 }
  await saveTest(presenter.ctx, session.id, { presenterId, camera: 'ok', microphone: 'ok', uplink })
  expect(await undone()).toEqual([['rehearsal', 'host']])
  await bench.deps.db
    .insertInto('media_interval')
    .values({
      session_id: session.id,
      presenter_id: presenterId,
      rehearsal: true,
      room: 'r',
      identity: 'p',
      participant_sid: 'PA_1',
      track_sid: 'TR_1',
      source: 'camera',
      from_at: bench.clock.read(),
      to_at: null,
      end_reason: null,
      provenance: 'webhook',
      recorded_at: bench.clock.read(),
      last_seen_at: bench.clock.read(),
    })
    .execute()
  expect(await undone()).toEqual([])
})

test('a test that failed is none', async () => {
  const { presenter, presenterId, session } = show
  const uplink = { kbps: 2000, lossPercent: 0, rttMs: 40 }
  await saveTest(presenter.ctx, session.id, { presenterId, camera: 'black', microphone: 'ok', uplink })
  expect(await undone()).toContainEqual(['device_test', 'presenter'])
})

test('a file or a job that runs out before the day is the company’s to renew', async () => {
  await bench.deps.db
    .updateTable('employer')
    .set({ approved_until: new Date(Date.parse(show.session.plannedEnd) - 1) })
    .where('id', '=', job.employer.id)
    .execute()
  await stopJob(job.owner.ctx, job.job.id, { expectedVersion: job.job.version })
  const items = (await lists())[0]!.items.filter(({ done }) => !done)
  expect(items).toContainEqual(expect.objectContaining({ what: 'file', who: 'employer' }))
  expect(items).toContainEqual(expect.objectContaining({ what: 'jobs', missing: [job.card.title] }))
})

test('a presenter sees their own place alone, before the plan is approved too; to anybody else it is unknown', async () => {
  show = await aPlannedSession(bench, { job, host })
  const { body } = await client.ask(z.array(PresenterChecklist), show.presenter, 'GET', path())
  expect(body.map(({ presenterId }) => presenterId)).toEqual([show.presenterId])
  const elsewhere = await aPublishedJob(bench)
  for (const who of [await aPerson(bench), elsewhere.owner, await aStaff(bench, 'host', elsewhere.stationId)])
    expect((await client.refused(who, 'GET', path())).code).toBe('not_found')
  expect((await client.refused(null, 'GET', path())).code).toBe('not_signed_in')
})
