import { TimelineView } from '@zhibo/core/timeline/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { apply } from '../applications/apply.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { markDeviation } from '../deviations/mark.ts'
import { readLedger } from '../ledger/read.ts'
import { sampleViewers } from '../live/viewers.ts'
import { ask } from '../questions/ask.ts'
import { moderate } from '../questions/moderate.ts'
import { addCaption } from '../sessions/caption.ts'
import { emergencyStop, reopenSession } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { pinJob } from '../sessions/pin.ts'
import { aSheet } from '../testing/applications.ts'
import { Broadcasting } from '../testing/broadcasting.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aStation } from '../testing/stations.ts'
import { readTimeline } from './read.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let show: Broadcasting

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  show = await Broadcasting.on(bench)
})
afterAll(() => bench.close())
beforeEach(() => show.begin())

const timeline = () => readTimeline(show.host.ctx, show.sessionId)
const path = (ending = '') => `/api/sessions/${show.sessionId}/timeline${ending}`
const happened = async (action: string) => (await timeline()).happenings.filter((each) => each.action === action)

test('a pin, a line, a mark and a question are told in their own words, at their time in the show', async () => {
  const { id: jobId, title } = show.job.card
  show.seconds(60)
  await pinJob(show.host.ctx, show.sessionId, { jobId })
  show.seconds(30)
  await addCaption(show.host.ctx, show.sessionId, { text: '每月七号发工资' })
  await markDeviation(show.host.ctx, show.sessionId, { jobId, field: 'pay', text: '以岗位卡为准' })
  const seeker = await aPerson(bench)
  const question = await ask(seeker.ctx, show.sessionId, { text: '住宿要钱吗' })
  await moderate(show.host.ctx, show.sessionId, question.id, 'take')

  expect(await happened('session.job_pinned')).toMatchObject([{ about: title, atMs: 60_000 }])
  expect(await happened('session.caption_added')).toMatchObject([{ about: '每月七号发工资', atMs: 90_000 }])
  expect(await happened('deviation.mark')).toMatchObject([{ about: '以岗位卡为准' }])
  expect(await happened('question.take')).toMatchObject([{ about: '住宿要钱吗' }])
  const { happenings } = await timeline()
  expect(happenings.map(({ at }) => at)).toEqual(happenings.map(({ at }) => at).toSorted())
  expect(happenings[0]).toMatchObject({ action: 'session.planned' })
})

test('a seeker who asked has no name in it, and a way of contact is masked', async () => {
  const seeker = await aPerson(bench)
  await ask(seeker.ctx, show.sessionId, { text: '打 13812345678 找我' })
  const [asked] = await happened('question.asked')
  expect(asked).toMatchObject({ actorName: null })
  expect(asked!.about).not.toContain('13812345678')
})

test('why a show was stopped and reopened stands beside it', async () => {
  const lead = await aStaff(bench, 'lead')
  await emergencyStop(show.host.ctx, show.sessionId, { reason: '画面里有身份证' })
  show.seconds(5)
  await reopenSession(lead.ctx, show.sessionId, { reason: '处理好了' })
  expect(await happened('session.stopped')).toMatchObject([{ reason: '画面里有身份证' }])
  expect(await happened('session.reopened')).toMatchObject([{ reason: '处理好了' }])
})

test('airtime is what the ledger says, to the millisecond', async () => {
  await show.tell('track_published', { track: show.camera })
  show.seconds(600)
  await show.tell('track_unpublished', { track: show.camera })
  await endSession(show.host.ctx, show.sessionId)
  const { airtime, presences, endedAt } = await timeline()
  const month = show.running.session.plannedStart.slice(0, 7)
  const ledger = await readLedger(bench.system, show.job.stationId, (endedAt ?? month).slice(0, 7))
  const row = ledger.rows.find(({ id }) => id === show.sessionId)!
  expect(airtime).toMatchObject({ airtimeMs: row.airtimeMs, counted: row.counted, reason: row.reason })
  expect(airtime!.airtimeMs).toBe(600_000)
  expect(presences).toMatchObject([{ source: 'camera', presenterId: show.running.presenterId, muted: [] }])
})

test('applications are counted by minute and job, viewers by the highest of each half minute', async () => {
  const { card } = show.job
  for (let nth = 0; nth < 3; nth += 1)
    await apply((await aPerson(bench)).ctx, aSheet([card], { sessionId: show.sessionId }))
  show.seconds(10)
  await sampleViewers(bench.system, { readersOf: () => 41 }, 'one')
  const { applications, viewers } = await timeline()
  expect(applications.perJob).toEqual([{ jobId: card.id, title: card.title, count: 3 }])
  expect(applications.perMinute.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  expect(viewers).toMatchObject([{ viewers: 41 }])
})

test('what is left to do is there until it is done', async () => {
  const seeker = await aPerson(bench)
  await ask(seeker.ctx, show.sessionId, { text: '几点上班' })
  await ask(seeker.ctx, show.sessionId, { text: '加我 vx 报名' })
  await markDeviation(show.host.ctx, show.sessionId, { jobId: show.job.card.id, field: 'pay', text: '以岗位卡为准' })
  await endSession(show.host.ctx, show.sessionId)
  const { toDo } = await timeline()
  expect(toDo.map(({ kind, count }) => [kind, count])).toEqual([
    ['held_questions', 1],
    ['unanswered_questions', 1],
    ['open_deviations', 1],
  ])
  expect(toDo.find(({ kind }) => kind === 'open_deviations')!.dueAt).not.toBeNull()
})

test('it is there for the station’s hosts, reviewers and auditors, and for nobody else', async () => {
  const { stationId } = show.job
  for (const role of ['host', 'reviewer', 'lead', 'auditor'] as const)
    await client.ask(TimelineView, await aStaff(bench, role, stationId), 'GET', path())
  expect(await client.refused(await aPerson(bench), 'GET', path())).toMatchObject({ code: 'forbidden' })
  expect(await client.refused(show.job.owner, 'GET', path())).toMatchObject({ code: 'forbidden' })
  expect(await client.refused(null, 'GET', path())).toMatchObject({ code: 'not_signed_in' })
  const elsewhere = await aStaff(bench, 'host', (await aStation(bench)).id)
  expect(await client.refused(elsewhere, 'GET', path())).toMatchObject({ code: 'forbidden' })
})

test('as a table for spreadsheets no line of it is a formula', async () => {
  await addCaption(show.host.ctx, show.sessionId, { text: '=1+1' })
  const answer = await client.send(show.host, 'GET', path('.csv'))
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('text/csv')
  expect(text.split('\r\n').length).toBeGreaterThan(5)
  expect(text).toContain(`,'=1+1,`)
})
