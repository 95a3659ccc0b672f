import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { ProblemView } from '@zhibo/core/problem/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { networkOf, proxiesFrom, visitorAddress } from './address.ts'
import { limits } from './limits.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>
beforeAll(async () => {
  bench = await aBench({ internalKey: 'a-key-of-our-own-web' })
})
// The limits are those of one app: each test has its own.
beforeEach(() => {
  app = buildApp(bench.deps)
})
afterAll(() => bench.close())

const json = { 'content-type': 'application/json' }

const post = (body: string | undefined, headers: Record<string, string> = json, path = '/api/auth/sessions') =>
  app.request(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })

async function refusal(answer: Response | Promise<Response>): Promise<ProblemView> {
  const response = await answer
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const problem = ProblemView.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

test('a body that is not JSON is refused, whatever it says it is', async () => {
  expect(await refusal(post('{"phone":'))).toMatchObject({ status: 400, code: 'invalid_json' })
  expect(await refusal(post('\u0000\u0001'))).toMatchObject({ status: 400, code: 'invalid_json' })
  expect(await refusal(post('phone=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({
    status: 415,
    code: 'unsupported_media_type',
  })
  expect(await refusal(post('{}', { 'content-type': 'text/plain' }))).toMatchObject({ status: 415 })
  expect(await refusal(post('{}', { 'content-type': 'application/jsonx' }))).toMatchObject({ status: 415 })
  for (const body of ['null', '[]', '"text"', '1', undefined])
    expect(await refusal(post(body)), String(body)).toMatchObject({ status: 400 })
})

test('a body over 1 MB is refused, measured in bytes, also when it does not say its length', async () => {
  const large = JSON.stringify({ phone: '1'.repeat(1_000_000) })
  expect(await refusal(post(large))).toMatchObject({ status: 413, code: 'too_large' })
  const wide = JSON.stringify({ phone: '织'.repeat(400_000) })
  expect(await refusal(post(wide))).toMatchObject({ status: 413, code: 'too_large' })
  expect(await refusal(post('{}', { ...json, 'content-length': '1000001' }))).toMatchObject({ status: 413 })
})

test('a body that keeps coming without saying how long it is gets cut off, and one that fits is read', async () => {
  const server = createServer((request, response) => void listen(request, response))
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth/sessions`
  const stream = (chunk: string, times: number) =>
    fetch(url, {
      method: 'POST',
      headers: json,
      body: Readable.toWeb(Readable.from(Array.from({ length: times }, () => Buffer.from(chunk)))) as BodyInit,
      duplex: 'half',
    } as RequestInit)
  try {
    expect(await refusal(stream('['.repeat(100_000), 30))).toMatchObject({ status: 413 })
    expect(await refusal(stream('[]', 1))).toMatchObject({ status: 400, code: 'invalid_body' })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a deeply nested body is refused before it is parsed', async () => {
  const deep = '['.repeat(400_000) + ']'.repeat(400_000)
  expect(await refusal(post(deep))).toMatchObject({ status: 400, code: 'too_deep' })
  expect(await refusal(post(`{"phone":"${'['.repeat(100)}"}`))).toMatchObject({ code: 'invalid_body' })
})

test('an unknown field is refused by name, and no value that was sent comes back', async () => {
  const problem = await refusal(
    post(JSON.stringify({ phone: '13900000000', code: '12345x', admin: 'value-that-was-sent' })),
  )
  expect(problem).toMatchObject({ status: 400, code: 'invalid_body', fields: { '': ['不认识的字段：admin'] } })
  expect(problem.fields).toMatchObject({ code: ['请填短信里的 6 位数字'] })
  expect(JSON.stringify(problem)).not.toMatch(/value-that-was-sent|13900000000|12345x/)
  expect(await refusal(post('{"__proto__": {"phone": "1"}, "phone": "13900000000", "code": "123456"}'))).toMatchObject({
    status: 400,
  })
})

test('what needs changing is worded in the language asked for', async () => {
  const ask = (language: string) =>
    refusal(post('{"phone":"1","code":"123456"}', { ...json, 'accept-language': language }))
  expect(await ask('en')).toMatchObject({ fields: { phone: ['Enter an 11-digit mobile number'] } })
  expect(await ask('zh-CN')).toMatchObject({ fields: { phone: ['请填 11 位手机号'] } })
})

test('an id that does not exist and one that is none are both not found', async () => {
  for (const id of [crypto.randomUUID(), 'x', '1; drop table person', '%00', 'a'.repeat(5000)])
    expect(await refusal(app.request(`/api/stations/${encodeURIComponent(id)}`)), id).toMatchObject({
      status: 404,
      code: 'not_found',
    })
  expect(await refusal(app.request('/api/nothing/here'))).toMatchObject({ status: 404, code: 'not_found' })
})

test('a write that another site started is refused, one from our own page and from no browser is not', async () => {
  const from = async (headers: Record<string, string>) => (await post('{}', { ...json, ...headers })).status
  expect(await from({ origin: 'https://evil.example' })).toBe(403)
  expect(await from({ origin: 'http://127.0.0.1:3000.evil.example' })).toBe(403)
  expect(await from({ origin: 'null' })).toBe(403)
  expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await from({ origin: bench.deps.origin, 'sec-fetch-site': 'same-origin' })).toBe(400)
  expect(await from({})).toBe(400)
  const read = await app.request('/api/stations', { headers: { origin: 'https://evil.example' } })
  expect(read.status).toBe(200)
  expect(read.headers.get('access-control-allow-origin')).toBeNull()
})

test('every answer carries the id that an error quotes', async () => {
  const answer = await app.request('/api/stations')
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('an address that asks too much is told when to come back; another is not held up', async () => {
  const from = (address: string) =>
    app.request('/api/checks/none', {
      method: 'POST',
      headers: { 'x-internal-key': 'a-key-of-our-own-web', 'x-forwarded-for': address },
    })
  for (let nth = 0; nth < limits.checks.points; nth++) expect((await from('192.0.2.1')).status).toBe(404)
  const refused = await from('192.0.2.1')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(limits.checks.seconds)
  expect(await refusal(refused)).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect((await from('192.0.2.2')).status).toBe(404)
})

test('nobody but our own web server may speak for another address', async () => {
  const pretending = (nth: number) =>
    post(undefined, { 'x-forwarded-for': `192.0.2.${nth}`, 'x-internal-key': 'guessed' }, '/api/checks/none')
  const statuses = []
  for (let nth = 0; nth <= limits.checks.points; nth++) statuses.push((await pretending(nth)).status)
  expect(statuses.at(-1)).toBe(429)
})

test('codes are guessed no faster by those who are in than by those at the door: both have one limit', async () => {
  const guess = (method: string, path: string) =>
    app.request(path, { method, headers: json, body: JSON.stringify({ phone: '13900000000', code: '123456' }) })
  for (let nth = 0; nth < limits.signIn.points; nth++)
    expect((await guess('PUT', '/api/me/phone')).status, String(nth)).toBe(401)
  expect(await refusal(guess('PUT', '/api/me/phone'))).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(await refusal(guess('POST', '/api/auth/sessions'))).toMatchObject({ status: 429 })
})

test('nobody fills the disk: uploads have a limit of their own', async () => {
  const statuses: number[] = []
  for (let nth = 0; nth <= limits.uploads.points; nth++)
    statuses.push((await post(undefined, {}, '/api/uploads')).status)
  expect(new Set(statuses.slice(0, -1))).not.toContain(429)
  expect(statuses.at(-1)).toBe(429)
})

test('five hundred phones behind one line all get in within seconds, and may ask and apply all the same', async () => {
  // A tenth of every limit, and of the phones.
  app = buildApp({ ...bench.deps, limitFactor: 0.1 })
  const pass = () => post('{}', json, '/api/sessions/019ac000-0000-7000-8000-000000000000/media-token')
  for (let nth = 0; nth < 50; nth++) expect((await pass()).status).toBe(404)
  expect((await post(undefined, {}, '/api/checks/none')).status).toBe(404)

  app = buildApp({ ...bench.deps, limitFactor: 0.01 })
  const statuses: number[] = []
  for (let nth = 0; nth <= limits.mediaTokens.points / 100; nth++) statuses.push((await pass()).status)
  expect(statuses.at(-1)).toBe(429)
})

test('a load test may raise the limits', async () => {
  app = buildApp({ ...bench.deps, limitFactor: 2 })
  for (let nth = 0; nth < limits.checks.points * 2; nth++)
    expect((await post(undefined, {}, '/api/checks/none')).status).toBe(404)
  expect((await post(undefined, {}, '/api/checks/none')).status).toBe(429)
})

test('health is never limited: who watches over us asks often', async () => {
  app = buildApp({ ...bench.deps, limitFactor: 0.01 })
  for (let nth = 0; nth < 20; nth++) expect((await app.request('/api/health/live')).status).toBe(200)
})

test('an IPv6 customer counts as one, whatever address of their network they use', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:DB8:1:2::9'))
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('garbage')).toBe('unknown')
})

test('whom the trusted proxies name is the visitor, and nobody else can name one', () => {
  const proxies = proxiesFrom(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
  const from = (peer: string, forwarded?: string) => visitorAddress(peer, forwarded, proxies)
  expect(from('127.0.0.1', '203.0.113.7')).toBe('203.0.113.7')
  expect(from('::ffff:127.0.0.1', '203.0.113.7, 10.1.2.3')).toBe('203.0.113.7')
  expect(from('fd00::1', '2001:db8::7')).toBe('2001:db8::7')
  // What a visitor wrote there itself stands before what the first proxy saw.
  expect(from('10.1.2.3', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
  expect(from('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7')
  expect(from('127.0.0.1')).toBe('127.0.0.1')
  expect(from('127.0.0.1', '10.1.2.3')).toBe('10.1.2.3')
  expect(visitorAddress('127.0.0.1', '203.0.113.7', proxiesFrom([]))).toBe('127.0.0.1')
  expect(() => proxiesFrom(['the-proxy'])).toThrow('the-proxy')
})
