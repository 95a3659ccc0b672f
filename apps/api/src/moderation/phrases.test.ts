import { PhraseView } from '@zhibo/core/moderation/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aBench, type Bench } from '../db/testing.ts'
import { trailOf } from '../testing/audit.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { aTalk } from '../testing/questions.ts'
import { aRunningSession } from '../testing/sessions.ts'
import { phrasesIn } from './phrases-in.ts'

let bench: Bench
let job: APublishedJob
let host: SignedIn
let lead: SignedIn
let talk: ReturnType<typeof aTalk>

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench)
  host = await aStaff(bench, 'host', job.stationId)
  lead = await aStaff(bench, 'lead')
  talk = aTalk(bench, (await aRunningSession(bench, { job, host })).session.id)
})
afterAll(() => bench.close())

const list = async (who: SignedIn) =>
  (await talk.client.ask(z.array(PhraseView), who, 'GET', '/api/moderation/phrases')).body
const add = async (phrase: string) =>
  (await talk.client.ask(PhraseView, lead, 'POST', '/api/moderation/phrases', { phrase })).body
const stateOf = async (text: string) => (await talk.ask(await aPerson(bench), text)).state

test('a phrase that a lead adds holds the very next question, and one taken off holds none', async () => {
  expect(await stateOf('村口那家黑厂靠谱吗')).toBe('open')
  const { id } = await add('黑厂')
  expect(await stateOf('又是那家 黑-厂 吧')).toBe('held')
  expect((await talk.client.send(lead, 'DELETE', `/api/moderation/phrases/${id}`)).status).toBe(204)
  expect(await stateOf('黑厂到底在哪')).toBe('open')
  expect((await talk.client.refused(lead, 'DELETE', `/api/moderation/phrases/${id}`)).code).toBe('not_found')
  expect(await trailOf(bench, id)).toEqual(['phrase.added', 'phrase.removed'])
})

test('the list says who added what; what came with the software nobody did', async () => {
  const { id } = await add('假工厂')
  const phrases = await list(host)
  expect(phrases.find((each) => each.id === id)).toMatchObject({ phrase: '假工厂', addedBy: expect.any(String) })
  expect(phrases.filter(({ addedBy }) => addedBy === null).length).toBeGreaterThan(50)
})

test('what is read the same is on the list already, also when two leads add it at once', async () => {
  await add('假招工')
  for (const phrase of ['假招工', '假 招 工', '假·招工'])
    expect((await talk.client.refused(lead, 'POST', '/api/moderation/phrases', { phrase })).code).toBe('phrase_known')
  const send = (phrase: string) => talk.client.send(lead, 'POST', '/api/moderation/phrases', { phrase })
  const answers = await Promise.all([send('黑中介'), send('黑 中介'), send('黑中 介')])
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
})

test.each(['坏', '！！', ' ', '字'.repeat(41)])('%j is no phrase', async (phrase) => {
  expect((await talk.client.refused(lead, 'POST', '/api/moderation/phrases', { phrase })).code).toBe('invalid_body')
})

test('hosts read the list, leads change it, nobody else sees it', async () => {
  const [first] = await list(host)
  const person = await aPerson(bench)
  for (const who of [host, person]) {
    expect((await talk.client.refused(who, 'POST', '/api/moderation/phrases', { phrase: '黑心厂' })).code).toBe(
      'forbidden',
    )
    expect((await talk.client.refused(who, 'DELETE', `/api/moderation/phrases/${first!.id}`)).code).toBe('forbidden')
  }
  expect((await talk.client.refused(person, 'GET', '/api/moderation/phrases')).code).toBe('forbidden')
  expect((await talk.client.refused(null, 'GET', '/api/moderation/phrases')).code).toBe('not_signed_in')
})

test.each([
  '傻 逼主播',
  '赌-博网站进来',
  '賭博',
  '刷，单日结',
  '网❤贷秒批，無抵押貸款',
  '花钱进厂找我',
  '办 假 证',
  'ｓｂ',
  'с_n_m',
])('the list that comes with the software finds %s', async (text) => {
  expect(await phrasesIn(bench.system, text)).not.toEqual([])
})

test.each([
  '要交押金吗',
  '要中介费吗，介绍费谁出',
  '包养老保险吗',
  '往返费用报销吗',
  '每日赚多少',
  '我生日那天能请假吗',
  '这里是不是传销',
  '返工扣钱吗',
  '能贷款买车吗',
  '夫妻能住一起吗，有没有夫妻房',
  'usb 充电口有吗',
  '平车、锁边、绷缝哪个好学',
  '妈妈五十岁了能来吗',
  '单价几毛一件',
  '几点上下班，中午休息多久',
])('and holds no ordinary question: %s', async (text) => {
  expect(await phrasesIn(bench.system, text)).toEqual([])
})
