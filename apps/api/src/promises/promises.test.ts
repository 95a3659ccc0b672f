import { JobPromiseView } from '@zhibo/core/promises/schema'
import { PromiseLineView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { endSession } from '../sessions/end.ts'
import { viewSession } from '../sessions/view.ts'
import { entriesOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
  seeker = await aPerson(bench)
})

const promise = async (id: string, body: object = {}) =>
  (await talk.client.ask(PromiseLineView, host, 'POST', `${talk.path}/${id}/promise`, body)).body
const refused = async (id: string, body: object = {}, who: SignedIn | null = host) =>
  (await talk.client.refused(who, 'POST', `${talk.path}/${id}/promise`, body)).code
const withdraw = (id: string, body: object = { reason: '说错了' }, who = host) =>
  talk.client.send(who, 'POST', `${talk.path}/${id}/promise/withdrawal`, body)
const ofJob = async () =>
  (await talk.client.ask(z.array(JobPromiseView), null, 'GET', `/api/jobs/${job.job.id}/promises`)).body
const told = async () =>
  (await eventsOf(bench, running.session.id, running.session.seq)).filter(({ type }) => type.startsWith('promise'))

async function answered(text = '有没有夫妻房', answer: object = { text: '有，水电自理' }) {
  const { id } = await talk.ask(seeker, text)
  await talk.act(host, id, 'answer', answer)
  return id
}

describe('an answer becomes a promise', () => {
  test('of the job it names: on its page, in this show and the next, in the stream and the trail', async () => {
    const id = await answered('有没有夫妻房', { text: '有，水电自理', jobId: job.job.id })
    const line = await promise(id)
    expect(line).toEqual({ jobId: job.job.id, questionId: id, question: '有没有夫妻房', text: '有，水电自理' })
    expect(await ofJob()).toMatchObject([{ ...line, sessionId: running.session.id }])
    expect(await told()).toMatchObject([{ type: 'promise.added', promise: line }])
    const next = await aRunningSession(bench, { job, host })
    for (const { session } of [running, next])
      expect((await viewSession(seeker.ctx, session.id)).promises).toEqual([line])
    expect((await entriesOf(bench, 'question', id)).at(-1)).toMatchObject({
      action: 'promise.added',
      detail: { session: running.session.id, job: job.job.id },
    })
    expect(await talk.desk(host)).toMatchObject([{ id, promised: true }])
  })

  test('in fewer words than were written, or in words at all when it was spoken', async () => {
    const [written, spoken] = [await answered(), await answered('包住吗', {})]
    const jobId = job.job.id
    expect(await promise(written, { jobId, text: '夫妻房有' })).toMatchObject({ text: '夫妻房有' })
    expect(await refused(spoken, { jobId })).toBe('promise_text_missing')
    expect(await promise(spoken, { jobId, text: '包住，四人间' })).toMatchObject({ text: '包住，四人间' })
  })

  test('of a job of this show, which somebody names', async () => {
    const id = await answered()
    expect(await refused(id)).toBe('promise_job_missing')
    const other = await aPublishedJob(bench, { by: job })
    expect(await refused(id, { jobId: other.job.id })).toBe('not_found')
  })

  test('once it was given, once, and by a host alone', async () => {
    const open = await talk.ask(seeker, '几点下班')
    const body = { jobId: job.job.id }
    expect(await refused(open.id, body)).toBe('not_from_here')
    const id = await answered()
    for (const who of [seeker, running.presenter]) expect(await refused(id, body, who)).toBe('forbidden')
    expect(await refused(id, body, null)).toBe('not_signed_in')
    const twice = await Promise.all(
      [1, 2].map(() => talk.client.send(host, 'POST', `${talk.path}/${id}/promise`, body)),
    )
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(await ofJob()).toHaveLength(1)
  })

  test('also after the show', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    await endSession(host.ctx, running.session.id)
    await talk.act(host, id, 'answer', { text: '五点半', jobId: job.job.id })
    expect(await promise(id)).toMatchObject({ text: '五点半' })
  })
})

describe('a promise', () => {
  test('is taken back with a reason, and may be given again in other words', async () => {
    const id = await answered('包住吗', { text: '包住', jobId: job.job.id })
    await promise(id)
    expect((await withdraw(id, { reason: ' ' })).status).toBe(400)
    expect((await withdraw(id, undefined, running.presenter)).status).toBe(403)
    expect((await withdraw(id)).status).toBe(204)
    expect((await withdraw(id)).status).toBe(404)
    expect(await ofJob()).toEqual([])
    expect((await viewSession(seeker.ctx, running.session.id)).promises).toEqual([])
    await promise(id, { text: '包住，试用期也包' })
    expect(await ofJob()).toMatchObject([{ text: '包住，试用期也包' }])
    expect((await told()).map(({ type }) => type)).toEqual(['promise.added', 'promise.withdrawn', 'promise.added'])
    expect((await entriesOf(bench, 'question', id)).map(({ action }) => action).slice(-3)).toEqual([
      'promise.added',
      'promise.withdrawn',
      'promise.added',
    ])
  })

  test('keeps its question from being hidden until it is taken back; then its words are gone from the stream too', async () => {
    const id = await answered('包住吗', { text: '包住', jobId: job.job.id })
    await promise(id)
    expect(await talk.refusal(host, id, 'hide', { reasonCode: 'private' })).toBe('promise_stands')
    await withdraw(id)
    await talk.act(host, id, 'hide', { reasonCode: 'private' })
    const replay = await talk.replay()
    expect(replay).not.toContain('包住吗')
    expect(replay).toContain('promise.withdrawn')
  })

  test('of a job that is gone is gone with it', async () => {
    const id = await answered('包住吗', { text: '包住', jobId: job.job.id })
    await promise(id)
    await bench.deps.db.updateTable('job').set({ state: 'withdrawn' }).where('id', '=', job.job.id).execute()
    expect((await talk.client.refused(null, 'GET', `/api/jobs/${job.job.id}/promises`)).code).toBe('not_found')
  })
})
