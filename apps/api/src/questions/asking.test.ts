import { AskedView } from '@zhibo/core/questions/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { emergencyStop } from '../sessions/emergency-stop.ts'
import { endSession } from '../sessions/end.ts'
import { entriesOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aRunningSession, aScheduledSession } from '../testing/sessions.ts'
import { eventsOf } from '../testing/stream.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let seeker: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench({ limitFactor: 100 })
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
  seeker = await aPerson(bench)
})

const told = () => eventsOf(bench, running.session.id, running.session.seq)

describe('asking', () => {
  test('opens a question to everyone at once, without the asker', async () => {
    const { fresh, ...asked } = await talk.ask(seeker, '  包住吗？ ')
    expect(fresh).toBe(true)
    expect(asked).toMatchObject({ text: '包住吗？', state: 'open', votes: 0, jobId: null, heldFor: null })

    const [seen] = await talk.seenBy(null)
    expect(asked).toMatchObject(seen!)
    expect(await told()).toEqual([{ type: 'question.opened', question: seen, seq: running.session.seq + 1 }])
    expect(JSON.stringify(await told())).not.toContain(seeker.personId)
    expect(await entriesOf(bench, 'question', asked.id)).toMatchObject([
      { action: 'question.asked', detail: { session: running.session.id, state: 'open' } },
    ])
  })

  test('needs somebody signed in and a session that is on', async () => {
    expect((await talk.refusedToAsk(null, { text: '包住吗' })).code).toBe('not_signed_in')
    const scheduled = await aScheduledSession(bench, { job, host })
    expect((await aTalk(bench, scheduled.session.id).refusedToAsk(seeker, { text: '包住吗' })).code).toBe(
      'session_not_live',
    )
    await emergencyStop(host.ctx, running.session.id, { reason: '演练' })
    expect((await talk.refusedToAsk(seeker, { text: '包住吗' })).code).toBe('session_stopped')
    await endSession(host.ctx, running.session.id)
    expect((await talk.refusedToAsk(seeker, { text: '包住吗' })).code).toBe('session_not_live')
  })

  test('may name a job of this show, and no other', async () => {
    expect(await talk.ask(seeker, '几点下班', { jobId: job.job.id })).toMatchObject({ jobId: job.job.id })
    const other = await aPublishedJob(bench, { by: job })
    expect((await talk.refusedToAsk(seeker, { text: '包住吗', jobId: other.job.id })).code).toBe('not_found')
  })

  test('while the session ends, either counts and is heard of or is refused with the reason', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => aPerson(bench)))
    const asking = others.map(async (each, nth) => talk.client.send(each, 'POST', talk.path, { text: `问 ${nth}` }))
    const [, ...answers] = await Promise.all([endSession(host.ctx, running.session.id), ...asking])
    const codes = await Promise.all(
      answers.map(async (answer) =>
        answer.status === 201 ? 'asked' : ((await answer.json()) as { code: string }).code,
      ),
    )
    expect(codes.every((code) => code === 'asked' || code === 'session_not_live')).toBe(true)
    const ended = (await told()).findIndex(({ type }) => type === 'session.ended')
    const opened = (await told()).flatMap(({ type }, at) => (type === 'question.opened' ? at : []))
    expect(opened).toHaveLength(codes.filter((code) => code === 'asked').length)
    expect(opened.every((at) => at < ended)).toBe(true)
  })
})

describe('sent again', () => {
  test('with its key, it is the same question', async () => {
    const app = buildApp(bench.deps)
    const send = async () => {
      const answer = await app.request(talk.path, {
        method: 'POST',
        headers: { cookie: seeker.cookie, 'content-type': 'application/json', 'idempotency-key': 'tap-1' },
        body: JSON.stringify({ text: '包吃吗？' }),
      })
      return { status: answer.status, body: AskedView.parse(await answer.json()) }
    }
    const answers = await Promise.all([send(), send(), send()])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await talk.seenBy(null)).toHaveLength(1)
  })

  test('five hundred times in the same words, it is one question, told once', async () => {
    const first = await talk.ask(seeker, '包住吗')
    for (let round = 0; round < 25; round += 1) {
      const again = await Promise.all(Array.from({ length: 20 }, () => talk.ask(seeker, ' 包住吗')))
      expect(again.every(({ id, fresh }) => id === first.id && !fresh)).toBe(true)
    }
    expect(await told()).toHaveLength(1)
  })

  test('by somebody else it is a question of its own, and the hint says it was asked', async () => {
    await talk.ask(seeker, '有没有夫妻房')
    const other = await aPerson(bench)
    expect((await talk.ask(other, '有没有夫妻房')).fresh).toBe(true)
  })

  test('what a host hid stays hidden, and its asker is told so again', async () => {
    const { id } = await talk.ask(seeker, '随便说说')
    await talk.act(host, id, 'hide', { reasonCode: 'off_topic' })
    expect(await talk.ask(seeker, '随便说说')).toMatchObject({
      id,
      state: 'hidden',
      reasonCode: 'off_topic',
      fresh: false,
    })
    expect(await talk.seenBy(null)).toEqual([])
  })
})

test('five a minute, then wait; somebody else need not', async () => {
  const taps = await Promise.all(
    Array.from({ length: 7 }, (_, nth) => talk.client.send(seeker, 'POST', talk.path, { text: `问 ${nth}` })),
  )
  expect(taps.filter(({ status }) => status === 201)).toHaveLength(5)
  const refused = taps.filter(({ status }) => status === 429)
  expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['60', '60'])
  await talk.ask(await aPerson(bench), '包住吗')
  bench.clock.advance(61_000)
  await talk.ask(seeker, '还有吗')
})

describe('what is typed', () => {
  test.each([
    ['as markup is text', '<img src=x onerror=alert(1)>包住吗', '<img src=x onerror=alert(1)>包住吗'],
    ['with control characters loses them', '包\u0000住\u0007吗\u001b[0m', '包住吗[0m'],
    ['with zero-width characters loses them', '包\u200b住\u202e吗', '包住吗'],
    ['over several lines is one', '包住吗\n\n几点下班', '包住吗 几点下班'],
    ['with pictures keeps them', '能带娃吗👨‍👩‍👧', '能带娃吗👨‍👩‍👧'],
  ])('%s', async (_, typed, kept) => {
    expect((await talk.ask(seeker, typed)).text).toBe(kept)
    expect(await talk.seenBy(null)).toMatchObject([{ text: kept }])
  })

  test('may have two hundred characters as a person counts them, however many bytes those are', async () => {
    const family = '👨‍👩‍👧‍👦'
    const typed = `能来吗${family.repeat(80)}`
    expect((await talk.ask(seeker, typed)).text).toBe(typed)
    expect((await talk.ask(seeker, `包住吗${'😀'.repeat(197)}`)).text).toHaveLength(3 + 2 * 197)
  })

  test.each([
    ['5,000 characters', '问'.repeat(5000), '一条提问最多 200 个字，请写短一点，或者分成两条'],
    ['201 characters', '问'.repeat(201), '一条提问最多 200 个字，请写短一点，或者分成两条'],
    ['200 pictures and no word', '😀'.repeat(200), '请写成一句话，主持人才知道您想问什么'],
    ['marks alone', '？？？', '请写成一句话，主持人才知道您想问什么'],
    ['nothing', ' \u200b ', '请填写'],
  ])('is refused in plain words when it is %s', async (_, text, words) => {
    const refused = await talk.refusedToAsk(seeker, { text })
    expect([refused.code, refused.fields?.text?.[0]]).toEqual(['invalid_body', words])
    expect(JSON.stringify(refused)).not.toContain(text.slice(0, 3) || 'nothing')
  })
})

describe('wanting it too', () => {
  test('counts once for each person, also when both come at once', async () => {
    const { id } = await talk.ask(seeker, '包住吗')
    const others = [await aPerson(bench), await aPerson(bench)]
    await Promise.all([...others, ...others].map((who) => talk.vote(who, id)))
    expect(await talk.seenBy(null)).toMatchObject([{ votes: 2 }])
    expect((await told()).filter(({ type }) => type === 'question.changed')).toHaveLength(2)
    expect((await talk.mine(others[0]!)).voted).toEqual([id])
  })

  test('one’s own is wanted anyway', async () => {
    const { id } = await talk.ask(seeker, '包住吗')
    expect(await talk.vote(seeker, id)).toMatchObject({ votes: 0 })
    expect(await told()).toHaveLength(1)
  })

  test('one that is hidden, held, of another show or of a show that is over is not to be had', async () => {
    const [hidden, held, late] = [
      await talk.ask(seeker, '一'),
      await talk.ask(seeker, '加我微信 abc_1234'),
      await talk.ask(seeker, '三'),
    ]
    await talk.act(host, hidden.id, 'hide', { reasonCode: 'off_topic' })
    const other = await aPerson(bench)
    const refused = async (id: string, session = talk) =>
      (await session.client.refused(other, 'POST', `${session.path}/${id}/votes`)).code
    expect(await refused(hidden.id)).toBe('not_found')
    expect(await refused(held.id)).toBe('not_found')
    const elsewhere = await aRunningSession(bench, { job, host })
    expect(await refused(late.id, aTalk(bench, elsewhere.session.id))).toBe('not_found')
    await endSession(host.ctx, running.session.id)
    expect(await refused(late.id)).toBe('session_not_live')
  })
})
