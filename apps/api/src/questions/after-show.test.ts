import { OwedQuestionView } from '@zhibo/core/questions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { endSession } from '../sessions/end.ts'
import { entriesOf } from '../testing/audit.ts'
import { aPerson, aPhone, aStaff, type SignedIn, signedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'
import { handOnQuestions } from './hand-on.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let member: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  const { personId } = await aPerson(bench, aPhone())
  await bench.deps.db
    .insertInto('employer_member')
    .values({ employer_id: job.employer.id, person_id: personId, role: 'member', created_at: bench.clock.read() })
    .execute()
  member = await signedIn(bench, personId, 'code')
})
afterAll(() => bench.close())
/** Moves the clock; who sits at a desk signs in anew each day. */
async function at(time: string): Promise<void> {
  bench.clock.set(time)
  host = await signedIn(bench, host.personId, 'password')
}
beforeEach(async () => {
  // A Wednesday evening, and nothing left over of a test before.
  await at('2026-11-25T20:00:00+08:00')
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
  seeker = await aPerson(bench)
  while ((await handOnQuestions(bench.system)) > 0);
})

const owedBy = async (who: SignedIn) =>
  (await talk.client.ask(z.array(OwedQuestionView), who, 'GET', '/api/questions/owed')).body.filter(
    ({ sessionId }) => sessionId === running.session.id,
  )
const overdueFor = async (who: SignedIn) =>
  (await talk.client.ask(z.array(OwedQuestionView), who, 'GET', '/api/questions/overdue')).body.filter(
    ({ sessionId }) => sessionId === running.session.id,
  )
const end = async () => {
  await endSession(host.ctx, running.session.id)
  let handed = 0
  for (let now = -1; now !== 0; handed += now) now = await handOnQuestions(bench.system)
  return handed
}

describe('what a show left open', () => {
  test('goes to the employer who presented, due in two working days; what was held, answered or hidden does not', async () => {
    const [open, taken, answered, hidden] = [
      await talk.ask(seeker, '几点下班'),
      await talk.ask(seeker, '包住吗'),
      await talk.ask(seeker, '包吃吗'),
      await talk.ask(seeker, '随便'),
    ]
    await talk.ask(seeker, '加我微信 abc_1234')
    await talk.act(host, taken.id, 'take')
    await talk.act(host, answered.id, 'answer')
    await talk.act(host, hidden.id, 'hide', { reasonCode: 'off_topic' })

    expect(await handOnQuestions(bench.system)).toBe(0)
    expect(await end()).toBe(2)
    expect(await end().catch(() => handOnQuestions(bench.system))).toBe(0)
    const owed = await owedBy(member)
    expect(owed.map(({ id }) => id).toSorted()).toEqual([open.id, taken.id].toSorted())
    expect(owed[0]).toMatchObject({
      sessionTitle: running.session.title,
      dueAt: '2026-11-27T12:00:00.000Z',
      employers: [{ id: job.employer.id, name: job.employer.name }],
      jobId: null,
    })
    expect((await entriesOf(bench, 'session', running.session.id)).at(-1)).toMatchObject({
      action: 'question.handed_on',
      actor_id: null,
      detail: { count: 2 },
    })
  })

  test('over a weekend waits for Tuesday', async () => {
    await at('2026-11-27T20:00:00+08:00')
    await talk.ask(seeker, '几点下班')
    await end()
    expect((await owedBy(member))[0]!.dueAt).toBe('2026-12-01T12:00:00.000Z')
  })

  test('is told to the owners once, with how many and until when', async () => {
    await talk.ask(seeker, '几点下班')
    await talk.ask(seeker, '包住吗')
    await end()
    await handOnQuestions(bench.system)
    const sent = (await readOutbox(bench.system)).filter(({ template }) => template === 'questions_owed')
    expect(sent.filter(({ text }) => text.includes(running.session.title))).toMatchObject([
      {
        text: `【织播】直播「${running.session.title}」还有 2 条提问没有回答，请在 2026-11-27 20:00 前到企业页书面回答。`,
      },
    ])
  })

  test('about a job goes to that job’s employer alone', async () => {
    const other = await aPublishedJob(bench)
    await bench.deps.db
      .insertInto('session_presenter')
      .values({
        session_id: running.session.id,
        employer_id: other.employer.id,
        person_id: other.owner.personId,
        on_air_since: null,
      })
      .execute()
    const [own, any] = [await talk.ask(seeker, '几点下班', { jobId: job.job.id }), await talk.ask(seeker, '远不远')]
    await end()
    expect((await owedBy(member)).map(({ id }) => id).toSorted()).toEqual([own.id, any.id].toSorted())
    expect(await owedBy(other.owner)).toMatchObject([{ id: any.id, employers: [{}, {}] }])
    expect(await talk.refusal(other.owner, own.id, 'answer', { text: '六点' })).toBe('forbidden')
    expect(await owedBy(await aPerson(bench))).toEqual([])
  })

  test('and is let out only afterwards is handed on then', async () => {
    const { id } = await talk.ask(seeker, '包住吗，打 13812345678')
    expect(await end()).toBe(0)
    await at('2026-11-26T09:00:00+08:00')
    await talk.act(host, id, 'release')
    expect(await handOnQuestions(bench.system)).toBe(1)
    expect(await owedBy(member)).toMatchObject([{ text: '包住吗，打 ****', dueAt: '2026-11-30T01:00:00.000Z' }])
  })
})

describe('an answer after the show', () => {
  test('is given in writing by any of the employer’s people, stands on the page, and its asker is told', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    await end()
    const { last_seq: seq } = await bench.deps.db
      .selectFrom('live_session')
      .select('last_seq')
      .where('id', '=', running.session.id)
      .executeTakeFirstOrThrow()
    expect(await talk.refusal(member, id, 'answer')).toBe('session_not_live')
    expect(await talk.act(member, id, 'answer', { text: '下午五点半' })).toMatchObject({
      state: 'answered',
      answeredBy: 'text',
      answeredAtMs: null,
    })
    expect(await talk.seenBy(null)).toMatchObject([{ id, answer: '下午五点半' }])
    expect(await eventsOf(bench, running.session.id, seq)).toMatchObject([{ type: 'question.changed' }])
    expect(await owedBy(member)).toEqual([])
    const [message] = (await readOutbox(bench.system)).filter(({ template }) => template === 'question_answered')
    expect(message!.text).toBe(`【织播】您在「${running.session.title}」里的提问有了回答：下午五点半`)
    expect((await entriesOf(bench, 'question', id)).at(-1)).toMatchObject({
      action: 'question.answer',
      actor_id: member.personId,
    })
  })

  test('while the show runs is for those who present in it alone', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    expect(await talk.refusal(member, id, 'answer', { text: '五点半' })).toBe('forbidden')
    expect(await talk.act(running.presenter, id, 'answer', { text: '五点半' })).toMatchObject({ state: 'answered' })
  })

  test('may not be more than an answer: the employer neither hides nor takes up', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    await end()
    for (const [action, body] of [
      ['hide', { reasonCode: 'off_topic' }],
      ['take', {}],
      ['hold', {}],
    ] as const)
      expect(await talk.refusal(member, id, action, body)).toBe('forbidden')
  })

  test('gives no way of contact, during the show or after it; the station’s own number is its host’s to give', async () => {
    const [during, later] = [await talk.ask(seeker, '几点下班'), await talk.ask(seeker, '怎么报名')]
    const withheld = { text: '加微信 jc_8888 细说' }
    expect(await talk.refusal(running.presenter, during.id, 'answer', withheld)).toBe('answer_withheld')
    expect(await talk.act(host, during.id, 'answer', { text: '打站里电话 0818-7212345' })).toMatchObject({
      state: 'answered',
    })
    await end()
    expect(await talk.refusal(member, later.id, 'answer', withheld)).toBe('answer_withheld')
    expect(JSON.stringify(await talk.seenBy(null))).not.toContain('jc_8888')
  })

  test('is not given for a company whose verification ended', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    await end()
    await bench.deps.db.updateTable('employer').set({ state: 'expired' }).where('id', '=', job.employer.id).execute()
    expect(await talk.refusal(member, id, 'answer', { text: '五点半' })).toBe('employer_not_in_force')
    await bench.deps.db.updateTable('employer').set({ state: 'approved' }).where('id', '=', job.employer.id).execute()
  })
})

describe('what is overdue', () => {
  test('is before the staff of its station, until it is answered', async () => {
    const { id } = await talk.ask(seeker, '几点下班')
    await end()
    expect(await overdueFor(host)).toEqual([])
    await at('2026-11-27T20:00:00+08:00')
    const lead = await aStaff(bench, 'lead')
    expect(await overdueFor(host)).toMatchObject([{ id, employers: [{ name: job.employer.name }] }])
    expect(await overdueFor(lead)).toHaveLength(1)
    expect(await overdueFor(await aStaff(bench, 'host', (await aPublishedJob(bench)).stationId))).toEqual([])
    await talk.act(host, id, 'answer', { text: '五点半' })
    expect(await overdueFor(host)).toEqual([])
  })

  test('is nobody else’s', async () => {
    for (const who of [seeker, member, await aStaff(bench, 'auditor')])
      expect((await talk.client.refused(who, 'GET', '/api/questions/overdue')).code).toBe('forbidden')
    expect((await talk.client.refused(null, 'GET', '/api/questions/overdue')).code).toBe('not_signed_in')
    expect((await talk.client.refused(null, 'GET', '/api/questions/owed')).code).toBe('not_signed_in')
  })
})

test('two workers hand on each question once', async () => {
  for (let nth = 0; nth < 5; nth += 1) await talk.ask(seeker, `问 ${nth}`)
  await endSession(host.ctx, running.session.id)
  const handed = await Promise.all([1, 2, 3, 4].map(() => handOnQuestions(bench.system)))
  expect(handed.reduce((sum, each) => sum + each)).toBe(5)
})
