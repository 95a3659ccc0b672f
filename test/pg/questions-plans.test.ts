import type { Ctx } from '@zhibo/api/context'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { alikeQuestion, alikeText } from '@zhibo/api/questions/alike'
import { ask } from '@zhibo/api/questions/ask'
import { deskQuestions } from '@zhibo/api/questions/desk'
import { handOnQuestions } from '@zhibo/api/questions/hand-on'
import { listQuestions } from '@zhibo/api/questions/list'
import { myQuestions } from '@zhibo/api/questions/mine'
import { overdueQuestions, owedByMine } from '@zhibo/api/questions/owed'
import { endSession } from '@zhibo/api/sessions/end'
import { aPerson, type SignedIn } from '@zhibo/api/testing/identity'
import { aPublishedJob } from '@zhibo/api/testing/jobs'
import { analyse, type Plan, plansOf } from '@zhibo/api/testing/plans'
import { manyQuestions, mostAnswered } from '@zhibo/api/testing/questions'
import { type APlannedSession, aRunningSession } from '@zhibo/api/testing/sessions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const asked = (
  '有没有夫妻房 包住吗 住宿怎么算 几号发工资 要交押金吗 能接娃吗 没做过能学吗 45岁要吗 工资多少 计件单价多少 几点上下班 包吃吗 加班多吗 交社保吗 厂在哪里 有班车吗 周末休息吗 ' +
  '平车好学吗 裁床还招吗 有空调吗 能带老婆来吗 离车站远吗 能请假吗 可以先看看厂吗 过年放几天'
).split(' ')
const added = [
  '',
  '，我是三汇的',
  '？谢谢',
  '，两个人',
  '，下个月来',
  '，老家在岩峰',
  '，做过十年',
  '，急',
  '，有小孩',
  '，夜里能睡吗',
]
const texts = asked.flatMap((text) => added.map((tail) => text + tail))

let bench: Bench
let running: APlannedSession
let person: SignedIn
let one: string

beforeAll(async () => {
  bench = await aBench()
  const job = await aPublishedJob(bench)
  running = await aRunningSession(bench, { job })
  person = await aPerson(bench)
  const others = [
    await aRunningSession(bench, { job }),
    await aRunningSession(bench, { job }),
    await aRunningSession(bench),
  ]
  const question = await ask(person.ctx, running.session.id, { text: '有没有夫妻房' })
  one = question.id
  for (const { session } of [running, ...others]) await manyQuestions(bench, session.id, texts)
  await mostAnswered(bench, others[0]!.session.id)
  await endSession(others[0]!.host.ctx, others[0]!.session.id)
  await analyse(bench)
}, 120_000)
afterAll(() => bench.close())

const lists: [string, (ctx: Ctx) => Promise<unknown>, () => Ctx][] = [
  ['what everyone sees', (ctx) => listQuestions(ctx, running.session.id), () => bench.system],
  ['the desk', (ctx) => deskQuestions(ctx, running.session.id), () => running.host.ctx],
  ['mine', (ctx) => myQuestions(ctx, running.session.id), () => person.ctx],
  ['what was asked much like this', (ctx) => alikeText(ctx, running.session.id, '夫妻房有吗'), () => bench.system],
  ['and much like something rare', (ctx) => alikeText(ctx, running.session.id, '冬天有没有暖气'), () => bench.system],
  ['what to merge', (ctx) => alikeQuestion(ctx, running.session.id, one), () => running.host.ctx],
  ['asking', (ctx) => ask(ctx, running.session.id, { text: '冬天有没有暖气' }), () => person.ctx],
  ['what employers owe', (ctx) => owedByMine(ctx, { limit: 50 }), () => running.owner.ctx],
  ['what is overdue', (ctx) => overdueQuestions(ctx, { limit: 50 }), () => running.host.ctx],
]

const large = ['question', 'question_vote', 'person']
/** Of all plans: the large tables that were read from end to end, and the most rows one step looked at. */
const costOf = (plans: Plan[]) => ({
  plans: plans.length > 0,
  scanned: plans.flatMap(({ scanned }) => scanned).filter((table) => large.includes(table)),
  many: plans.some(({ rows }) => rows >= 2_500),
})
const little = { plans: true, scanned: [], many: false }

describe('at ten thousand questions a show', () => {
  test('whoever reads a page again has the two hundred that are wanted most or were asked last', async () => {
    const before = await listQuestions(bench.system, running.session.id)
    expect(before.length).toBeLessThanOrEqual(200)
    expect(Math.max(...before.map(({ votes }) => votes))).toBe(36)
    const { id } = await ask((await aPerson(bench)).ctx, running.session.id, { text: '厂门口有公交车站吗' })
    const after = await listQuestions(bench.system, running.session.id)
    expect(after.map((question) => question.id)).toContain(id)
    expect(after.map(({ votes }) => votes)).toEqual(after.map(({ votes }) => votes).toSorted((a, b) => b - a))
  })

  test('what a show left open is found and handed on without reading those that run', async () => {
    expect(await handOnQuestions(bench.system)).toBe(174)
    await analyse(bench)
    expect(costOf(await plansOf(bench, handOnQuestions))).toEqual(little)
  }, 120_000)

  test.each(lists)('%s is found by an index', async (_, list, from) => {
    expect(costOf(await plansOf(bench, list, from()))).toEqual(little)
  })
})
