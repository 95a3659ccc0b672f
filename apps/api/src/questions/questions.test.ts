import { ProblemView } from '@zhibo/core/problem/schema'
import { questionLifecycle } from '@zhibo/core/questions/lifecycle'
import { QuestionState, QuestionView } from '@zhibo/core/questions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { readFrames } from '../live/frames.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { trailOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let running: APlannedSession

beforeAll(async () => {
  bench = await aBench({ limitFactor: 100 })
  app = buildApp(bench.deps)
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
  seeker = await aPerson(bench)
})

interface Call {
  as?: SignedIn | undefined
  body?: unknown
  key?: string
  sessionId?: string
}

async function post(path: string, { as, body = {}, key, sessionId = running.session.id }: Call) {
  const response = await app.request(`/api/sessions/${sessionId}/questions${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as && { cookie: as.cookie }),
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}

async function asked(text = '包住吗？', call: Call = {}) {
  return QuestionView.parse((await post('', { as: seeker, body: { text }, ...call })).body)
}

async function seenBy(as?: SignedIn) {
  const response = await app.request(`/api/sessions/${running.session.id}/questions`, {
    headers: as ? { cookie: as.cookie } : {},
  })
  return z.array(QuestionView).parse(await response.json())
}

const codeOf = (answer: { body: unknown }) => ProblemView.parse(answer.body).code
const act = (id: string, action: string, as?: SignedIn, body = {}) => post(`/${id}/${action}`, { as, body })
const told = async () => eventsOf(bench, running.session.id, running.session.seq)

test('a question is open to everyone at once, without the asker', async () => {
  const question = await asked('  包住吗？ ')

  expect(question).toMatchObject({ text: '包住吗？', state: 'open', votes: 0 })
  expect(await seenBy()).toEqual([question])
  expect(await told()).toEqual([{ type: 'question.opened', question, seq: running.session.seq + 1 }])
  expect(await trailOf(bench, question.id)).toEqual(['question.asked'])
  expect(JSON.stringify(await told())).not.toContain(seeker.personId)
})

test('asking needs somebody signed in and a session that is on', async () => {
  expect(await post('', { body: { text: '包住吗' } })).toMatchObject({ status: 401 })

  const scheduled = await aScheduledSession(bench, { job, host })
  const early = await post('', { as: seeker, body: { text: '包住吗' }, sessionId: scheduled.session.id })
  expect([early.status, codeOf(early)]).toEqual([409, 'session_not_live'])

  await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
  expect(codeOf(await post('', { as: seeker, body: { text: '包住吗' } }))).toBe('session_stopped')
  await endSession(host.ctx, running.session.id)
  expect(codeOf(await post('', { as: seeker, body: { text: '包住吗' } }))).toBe('session_not_live')
})

test.for(['加我 vx 报名', '打 13812345678 找我'])('%s waits for the host and reaches no other viewer', async (text) => {
  const question = await asked(text)

  expect(question.state).toBe('held')
  expect(await told()).toEqual([])
  for (const other of [undefined, await aPerson(bench), running.presenter]) expect(await seenBy(other)).toEqual([])
  expect(await seenBy(host)).toMatchObject([{ id: question.id, state: 'held' }])
  expect(await seenBy(seeker)).toMatchObject([{ id: question.id, state: 'held' }])
  expect(await post(`/${question.id}/votes`, { as: await aPerson(bench) })).toMatchObject({ status: 404 })
})

test('where the host wants it, the first question of a person waits', async () => {
  const careful = await aRunningSession(bench, { job, host, holdsFirstQuestions: true })
  running = careful
  const first = await asked()
  expect(first.state).toBe('held')
  await act(first.id, 'release', host)
  expect((await asked('几点下班？')).state).toBe('open')
})

test('whose employer was suspended no longer speaks for it', async () => {
  const own = await aPublishedJob(bench)
  running = await aRunningSession(bench, { job: own })
  const question = await asked()
  expect((await act(question.id, 'take', running.presenter)).status).toBe(200)
  const lead = await aStaff(bench, 'lead')
  const { id, version } = await bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject_id', '=', own.employer.id)
    .executeTakeFirstOrThrow()
  const why = { reasonCode: 'fees', publicNote: '收取押金', internalNote: '' } as const
  await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
  expect(await act(question.id, 'answer', running.presenter, { text: '包住' })).toMatchObject({ status: 403 })
})

test('sent again with its key, it is the same question', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => asked('包吃吗？', { key: 'tap-1' })))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await seenBy()).toHaveLength(1)
})

test('five a minute, then wait; somebody else need not', async () => {
  const taps = await Promise.all(
    Array.from({ length: 7 }, (_, nth) => post('', { as: seeker, body: { text: `问 ${nth}` } })),
  )
  expect(taps.filter(({ status }) => status === 201)).toHaveLength(5)
  expect(taps.filter(({ status }) => status === 429)).toHaveLength(2)
  expect(await post('', { as: await aPerson(bench), body: { text: '包住吗' } })).toMatchObject({ status: 201 })
  bench.clock.advance(61_000)
  expect(await post('', { as: seeker, body: { text: '还有吗' } })).toMatchObject({ status: 201 })
})

test('a vote counts once for each person, also when both come at once', async () => {
  const question = await asked()
  const others = [await aPerson(bench), await aPerson(bench)]
  await Promise.all([...others, ...others].map((as) => post(`/${question.id}/votes`, { as })))
  expect(await seenBy()).toMatchObject([{ votes: 2 }])
  expect((await told()).filter(({ type }) => type === 'question.changed')).toHaveLength(2)
})

test('a hidden question goes from every screen, and late readers of the stream never get its words', async () => {
  const question = await asked('随便说说')
  expect(codeOf(await act(question.id, 'hide', host, { reason: ' ' }))).toBe('reason_required')
  await act(question.id, 'hide', host, { reason: '无关' })

  expect(await seenBy()).toEqual([])
  expect(await seenBy(seeker)).toEqual([])
  expect((await told()).map(({ type }) => type)).toEqual(['question.opened', 'question.removed'])
  const replay = await readFrames(bench.deps.db, running.session.id, 0, 100)
  expect(replay!.bytes.toString()).not.toContain('随便说说')
  expect(replay!.each).toHaveLength(running.session.seq + 2)
})

test('an answer may be spoken or written, and names only a job of this session', async () => {
  const [spoken, written] = [await asked(), await asked('几点发工资？')]
  const other = await aPublishedJob(bench, { by: job })
  expect(await act(spoken.id, 'answer', running.presenter)).toMatchObject({ body: { state: 'answered', answer: null } })
  expect(await act(written.id, 'answer', host, { text: '15 号', jobId: other.job.id })).toMatchObject({ status: 404 })
  expect(await act(written.id, 'answer', host, { text: '15 号', jobId: job.job.id })).toMatchObject({
    body: { state: 'answered', answer: '15 号', jobId: job.job.id },
  })
})

test('merging gives the votes of one to the other, each person once', async () => {
  const [kept, same] = [await asked(), await asked('有宿舍吗？')]
  const [one, two] = [await aPerson(bench), await aPerson(bench)]
  await post(`/${kept.id}/votes`, { as: one })
  await post(`/${same.id}/votes`, { as: one })
  await post(`/${same.id}/votes`, { as: two })
  expect(codeOf(await act(same.id, 'merge', host, { into: same.id }))).toBe('not_from_here')
  await act(same.id, 'merge', host, { into: kept.id })

  expect(await seenBy()).toMatchObject([{ id: kept.id, votes: 2 }])
})

describe('each action from each state by each role', () => {
  const ways: Record<QuestionState, (id: string) => Promise<unknown>> = {
    open: async () => undefined,
    held: (id) => act(id, 'hold', host),
    taken: (id) => act(id, 'take', host),
    answered: (id) => act(id, 'answer', host),
    hidden: (id) => act(id, 'hide', host, { reason: '无关' }),
  }
  const bodies = { hide: { reason: '无关' } } as Record<string, object>
  const actions = (Object.keys(questionLifecycle) as (keyof typeof questionLifecycle)[]).filter(
    (action) => action !== 'merge',
  )

  test.each(QuestionState.options)('from %s', async (from) => {
    const elsewhere = (await aPublishedJob(bench)).owner
    for (const action of actions) {
      const step: { from: readonly QuestionState[]; to: QuestionState; by: readonly string[] } =
        questionLifecycle[action]
      for (const role of ['host', 'presenter', 'seeker', 'elsewhere'] as const) {
        bench.clock.advance(61_000)
        const question = await asked(`${action} ${role}`)
        await ways[from](question.id)
        const as = { host, presenter: running.presenter, seeker, elsewhere }[role]
        const answer = await act(question.id, action, as, bodies[action])
        if (!step.by.includes(role)) expect(codeOf(answer)).toBe('forbidden')
        else if (step.from.includes(from)) expect(answer).toMatchObject({ status: 200, body: { state: step.to } })
        else expect(codeOf(answer)).toBe('not_from_here')
      }
    }
  })

  test('nobody unknown', async () => {
    const question = await asked()
    for (const action of actions)
      expect(await act(question.id, action, undefined, bodies[action])).toMatchObject({ status: 401 })
  })
})
