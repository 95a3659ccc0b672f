import { AlikeQuestionView, AlikeView } from '@zhibo/core/questions/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { type APlannedSession, aRunningSession } from '../testing/sessions.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let running: APlannedSession
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
})
afterAll(() => bench.close())
beforeEach(async () => {
  running = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, running.session.id)
})

const ask = async (text: string) => talk.ask(await aPerson(bench), text)
const alike = async (text: string, who: SignedIn | null = null) =>
  (await talk.client.ask(AlikeView, who, 'GET', `${talk.path}/alike?text=${encodeURIComponent(text)}`)).body
const alikeOf = async (id: string) =>
  (await talk.client.ask(z.array(AlikeQuestionView), host, 'GET', `${talk.path}/${id}/alike`)).body
const textsOf = (list: { text: string }[]) => list.map(({ text }) => text)

test.each([
  ['夫妻房有吗', '有没有夫妻房'],
  ['夫妻两个一起来有房间吗', '有没有夫妻房，要交钱吗？'],
  ['包住吗', '住宿怎么算'],
  ['有住的地方吗', '包住吗'],
  ['工资什么时候发', '几号发工资？'],
  ['收不收押金', '要交押金吗？'],
  ['没经验能做吗', '新手可以吗'],
  ['幾點下班啊', '你们几点上下班'],
  ['簽合同嗎', '签劳动合同吗'],
])('who types %s is told that %s was asked', async (typed, asked) => {
  await ask('平车好不好学')
  await ask(asked)
  await ask('厂里有没有空调')
  const { questions } = await alike(typed)
  expect(textsOf(questions)).toEqual([asked])
  expect(questions[0]!.likeness).toBeGreaterThanOrEqual(0.55)
  expect(questions[0]!.likeness).toBeLessThanOrEqual(1)
})

test.each(['工资多少', '包吃吗', '裁床还招吗', '要交社保吗', '55岁收不收', 'x', '？', ''])(
  'who types %j is told nothing',
  async (typed) => {
    for (const asked of ['几号发工资', '包住吗', '平车还招吗', '要交押金吗', '45岁要吗']) await ask(asked)
    expect(await alike(typed)).toEqual({ questions: [], promises: [] })
  },
)

test('three at most, one for each way of saying it, the most alike and the most wanted first', async () => {
  const asked = [await ask('包住吗'), await ask('有宿舍吗'), await ask('住宿怎么算'), await ask('住宿几个人一间')]
  await talk.vote(await aPerson(bench), asked[1]!.id)
  const { questions } = await alike('包住吗？')
  expect(textsOf(questions).slice(0, 2)).toEqual(['有宿舍吗', '住宿怎么算'])
  expect(questions.length).toBeLessThanOrEqual(3)
})

test('an answer that stands as a promise is told at once, also from a show before', async () => {
  const asked = await ask('有没有夫妻房')
  await talk.act(host, asked.id, 'answer', { text: '有 12 间，水电自理', jobId: job.job.id })
  await talk.client.send(host, 'POST', `${talk.path}/${asked.id}/promise`, {})
  const later = await aRunningSession(bench, { job, host })
  talk = aTalk(bench, later.session.id)
  expect(await alike('夫妻房有吗')).toEqual({
    questions: [],
    promises: [{ jobId: job.job.id, questionId: asked.id, question: '有没有夫妻房', text: '有 12 间，水电自理' }],
  })
  expect((await alike('几号发工资')).promises).toEqual([])
})

test('the host finds what asks the same, held ones too, the most alike first, and nothing of another show', async () => {
  const [first] = [
    await ask('有没有夫妻房'),
    await ask('夫妻房有吗'),
    await ask('有没有夫妻房，要交钱吗？'),
    await ask('包吃吗'),
  ]
  const heldOne = await ask('夫妻房有吗 加微信 abc_1234')
  await aTalk(bench, (await aRunningSession(bench, { job, host })).session.id).ask(await aPerson(bench), '有没有夫妻房')

  const found = await alikeOf(first.id)
  expect(textsOf(found).slice(0, 2)).toEqual(['夫妻房有吗', '有没有夫妻房，要交钱吗？'])
  expect(found.some(({ id, text }) => id === heldOne.id && text.includes('abc_1234'))).toBe(true)
  expect(textsOf(found)).not.toContain('包吃吗')
  const likeness = found.map((each) => each.likeness)
  expect(likeness).toEqual(likeness.toSorted((a, b) => b - a))
})

test('only hosts ask what to merge', async () => {
  const { id } = await ask('包住吗')
  for (const who of [running.presenter, await aPerson(bench)])
    expect((await talk.client.refused(who, 'GET', `${talk.path}/${id}/alike`)).code).toBe('forbidden')
  expect((await talk.client.refused(null, 'GET', `${talk.path}/${id}/alike`)).code).toBe('not_signed_in')
  expect((await talk.client.refused(host, 'GET', `${talk.path}/${crypto.randomUUID()}/alike`)).code).toBe('not_found')
})
