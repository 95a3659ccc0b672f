import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { locales } from '@zhibo/core/problem/locale'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { deliverOutbox } from './deliver.ts'
import { enqueue } from './enqueue.ts'
import { httpSmsNotifier, type Notifier, notifierFor, type OutgoingMessage } from './notifier.ts'
import { readOutbox } from './read-outbox.ts'
import { templates } from './templates.ts'
import { namesKept } from './worded.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())
afterEach(async () => {
  await bench.deps.db.deleteFrom('outbox_message').execute()
})

const phone = '13900000000'

const post = (job = '平车工', expiresAt?: Date) =>
  withTx(bench.system, (tx) =>
    enqueue(tx, { to: { phone, locale: 'zh-CN' }, template: 'application_received', values: { job }, expiresAt }),
  )

/** Keeps what it is given; refuses while told to. */
function aNotifier() {
  const given: OutgoingMessage[] = []
  const state = { refuses: false }
  const notifier: Notifier = {
    send: (message) => {
      if (state.refuses) return Promise.reject(new Error(`cannot reach ${message.to}`))
      given.push(message)
      return Promise.resolve()
    },
  }
  return { given, state, notifier }
}

test('a message leaves only if what it tells of was committed', async () => {
  const { given, notifier } = aNotifier()
  await expect(
    withTx(bench.system, async (tx) => {
      await enqueue(tx, { to: { phone, locale: 'zh-CN' }, template: 'application_received', values: { job: '裁床' } })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  await post()
  expect(await deliverOutbox(bench.system, notifier)).toEqual({ sent: 1, failed: 0, redacted: 0 })
  expect(given).toMatchObject([{ to: phone, template: 'application_received', values: { job: '平车工' } }])
  expect(given[0]!.text).toContain('平车工')
  expect(await deliverOutbox(bench.system, notifier)).toEqual({ sent: 0, failed: 0, redacted: 0 })
})

test('a message to a person goes to their phone; who has none gets none', async () => {
  const { given, notifier } = aNotifier()
  const person = await aPerson(bench, '13911112222')
  const staff = await aStaff(bench, 'host')
  for (const { personId } of [person, staff])
    await withTx(bench.system, (tx) =>
      enqueue(tx, { to: { personId }, template: 'session_soon', values: { title: '周三', startsAt: '19:30' } }),
    )
  await deliverOutbox(bench.system, notifier)
  expect(given.map((message) => message.to)).toEqual(['13911112222'])
})

test('a failed message is tried again, later each time, and its error never names the phone', async () => {
  const { given, state, notifier } = aNotifier()
  state.refuses = true
  await post()
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ failed: 1 })
  const row = await bench.deps.db.selectFrom('outbox_message').selectAll().executeTakeFirstOrThrow()
  expect(row.last_error).toBe('Error: cannot reach …')
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 0, failed: 0 })
  bench.clock.advance(5_000)
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ failed: 1 })
  bench.clock.advance(5_000)
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 0, failed: 0 })
  state.refuses = false
  bench.clock.advance(5_000)
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 1 })
  expect(given).toHaveLength(1)
})

test('a message that cannot be opened does not keep those behind it', async () => {
  const { given, notifier } = aNotifier()
  await post()
  await bench.deps.db
    .updateTable('outbox_message')
    .set({ body_cipher: Buffer.alloc(40) })
    .execute()
  bench.clock.advance(1_000)
  await post()
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 1, failed: 1 })
  expect(given).toHaveLength(1)
})

test('several workers share the outbox: each message is sent once', async () => {
  const { given, notifier } = aNotifier()
  for (let nth = 0; nth < 30; nth++) await post(`第 ${nth} 个`)
  await Promise.all(Array.from({ length: 4 }, () => deliverOutbox(bench.system, notifier)))
  await deliverOutbox(bench.system, notifier)
  expect(given).toHaveLength(30)
  expect(new Set(given.map((message) => message.id)).size).toBe(30)
})

test('what was taken up by a worker that died is sent by the next after a minute', async () => {
  const { given, notifier } = aNotifier()
  await post()
  const dying: Notifier = { send: () => new Promise(() => undefined) }
  void deliverOutbox(bench.system, dying)
  await expect
    .poll(() => bench.deps.db.selectFrom('outbox_message').select('attempts').executeTakeFirstOrThrow())
    .toEqual({ attempts: 1 })
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 0 })
  bench.clock.advance(60_000)
  expect(await deliverOutbox(bench.system, notifier)).toMatchObject({ sent: 1 })
  expect(given).toHaveLength(1)
})

test('what has run out is neither sent nor kept', async () => {
  const { given, notifier } = aNotifier()
  await post('过期的', new Date(bench.clock.read().getTime() + 300_000))
  expect((await readOutbox(bench.system))[0]!.text).toContain('过期的')
  bench.clock.advance(300_000)
  expect(await deliverOutbox(bench.system, notifier)).toEqual({ sent: 0, failed: 0, redacted: 1 })
  expect(given).toEqual([])
  expect(await readOutbox(bench.system)).toMatchObject([{ to: '139****0000', text: '' }])
  const row = await bench.deps.db.selectFrom('outbox_message').selectAll().executeTakeFirstOrThrow()
  expect(row.body_cipher).toHaveLength(0)
})

test('every message is worded in both languages', () => {
  for (const [template, words] of Object.entries(templates)) {
    const [zh, en] = locales.map((locale) => (words[locale] as (values: object) => string)(anyValues))
    expect(zh, template).toMatch(/^【织播】/)
    expect(en, template).toMatch(/^\[Zhibo\]/)
    expect(`${zh}${en}`, template).not.toContain('undefined')
  }
})

const anyValues = new Proxy({}, { get: (_, name) => (name === 'outcome' ? 'approve' : `<${String(name)}>`) })

test('a provider with templates of its own is told the language, and gets words in it to put into them', async () => {
  const { given, notifier } = aNotifier()
  await withTx(bench.system, async (tx) => {
    const values = { employer: '锦程制衣', job: '平车工', answer: 'invite', reason: '' } as const
    const stations = namesKept(['甲站', '乙站'])
    for (const locale of locales) {
      await enqueue(tx, { to: { phone, locale }, template: 'application_answered', values })
      const moved = { stations, title: '周三', startsAt: '19:30' }
      await enqueue(tx, { to: { phone, locale }, template: 'stations_asked_again', values: moved })
    }
  })
  await deliverOutbox(bench.system, notifier)
  // What is due at the same moment leaves in any order.
  const of = (template: string) =>
    locales.map((locale) => given.find((each) => each.template === template && each.locale === locale)!)
  const answers = of('application_answered').map(({ locale, values, text }) => [locale, values.answer, text])
  expect(answers).toEqual([
    ['zh-CN', '请您到厂面谈', '【织播】锦程制衣 答复了您投递的「平车工」：请您到厂面谈。'],
    [
      'en',
      'they ask you to come to the factory and talk',
      '[Zhibo] 锦程制衣 answered your application for “平车工”: they ask you to come to the factory and talk.',
    ],
  ])
  const named = of('stations_asked_again').map(({ values, text }) => [values.stations, text.includes(values.stations!)])
  expect(named).toEqual([
    ['甲站、乙站', true],
    ['甲站, 乙站', true],
  ])
})

test('in the demo a message stays in the outbox and counts as sent; elsewhere nothing is sent without a provider', async () => {
  await post()
  expect(await deliverOutbox(bench.system, notifierFor({ sms: null, demo: false }))).toMatchObject({ failed: 1 })
  const row = await bench.deps.db.selectFrom('outbox_message').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ sent_at: null, last_error: 'Error: no SMS provider is configured' })
  bench.clock.advance(5_000)
  expect(await deliverOutbox(bench.system, notifierFor({ sms: null, demo: true }))).toMatchObject({ sent: 1 })
  expect(await readOutbox(bench.system)).toHaveLength(1)
})

test('the SMS provider gets JSON, its key and an idempotency key; a refusal is an error that tells the status alone', async () => {
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const gateway = await aGateway((headers, body) => {
    got.push({ headers, body })
    return got.length === 1 ? 200 : 500
  })
  const notifier = httpSmsNotifier(gateway.url, 'key-of-ours')
  const about = { template: 'sign_in_code', locale: 'zh-CN', values: { code: '1' } } as const
  const message: OutgoingMessage = { id: 'm1', to: phone, ...about, text: '一' }
  await notifier.send(message)
  expect(got[0]).toMatchObject({
    headers: { authorization: 'Bearer key-of-ours', 'idempotency-key': 'm1', 'content-type': 'application/json' },
  })
  expect(JSON.parse(got[0]!.body)).toEqual(message)
  await expect(notifier.send(message)).rejects.toThrow('SMS provider answered 500')
  gateway.server.close()
})

async function aGateway(answer: (headers: Record<string, unknown>, body: string) => number) {
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => response.writeHead(answer(request.headers, body)).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms` }
}
