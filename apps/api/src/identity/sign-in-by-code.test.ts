import { CodeSentView, MeView } from '@zhibo/core/identity/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { aPerson, aPhone } from '../testing/identity.ts'
import { forgetStale } from './forget-stale.ts'
import { foundPerson } from './people.ts'
import { requestCode } from './request-code.ts'
import { signInByCode } from './sign-in-by-code.ts'

let bench: Bench
let app: ReturnType<typeof buildApp>

beforeAll(async () => {
  bench = await aBench()
  app = buildApp(bench.deps)
})
afterAll(() => bench.close())
// Each test has the whole hour's allowance of codes for its address.
beforeEach(() => bench.clock.advance(25 * 3_600_000))

const visitor = () => asActor(bench.system, { kind: 'visitor' })

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function refusal(answer: Response): Promise<ProblemView> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return ProblemView.parse(await answer.json())
}

async function newestCode(): Promise<string> {
  const [message] = await readOutbox(bench.system, 1)
  return /\d{6}/.exec(message!.text)![0]
}

async function aCode(phone: string): Promise<{ right: string; wrong: string }> {
  await requestCode(visitor(), { phone })
  const right = await newestCode()
  return { right, wrong: right === '000000' ? '000001' : '000000' }
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!

const audited = async (action: string) =>
  bench.deps.db.selectFrom('audit_entry').selectAll().where('action', '=', action).orderBy('id').execute()

test('a new phone signs in by code, is founded as a person, and is known again the next time', async () => {
  const phone = aPhone()
  const sent = await send('POST', '/api/auth/codes', { phone: `+86 ${phone}` })
  expect(sent.status).toBe(202)
  expect(CodeSentView.parse(await sent.json())).toEqual({ resendAfterSeconds: 60, validForSeconds: 300 })

  const answer = await send('POST', '/api/auth/sessions', { phone, code: await newestCode() })
  expect(answer.status).toBe(201)
  const me = MeView.parse(await answer.json())
  expect(me).toMatchObject({ phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`, roles: [], employers: [] })
  expect(await (await send('GET', '/api/me', undefined, { cookie: cookieOf(answer) })).json()).toEqual(me)
  expect((await audited('person.signed_in')).at(-1)).toMatchObject({
    actor_id: me.personId,
    subject_id: me.personId,
    detail: { way: 'code' },
  })

  bench.clock.advance(61_000)
  const { right } = await aCode(phone)
  const again = await signInByCode(visitor(), { phone, code: right })
  expect(again.actor.personId).toBe(me.personId)
})

test('phone and code are nowhere in clear in the database', async () => {
  const phone = aPhone()
  const { right } = await aCode(phone)
  await signInByCode(visitor(), { phone, code: right })
  const tables = ['person', 'sign_in_code', 'outbox_message', 'audit_entry', 'auth_session'] as const
  for (const table of tables) {
    const stored = JSON.stringify(await bench.deps.db.selectFrom(table).selectAll().execute(), (_, value: unknown) =>
      value instanceof Object && 'type' in value && value.type === 'Buffer' && 'data' in value
        ? Buffer.from(value.data as number[]).toString('latin1')
        : value,
    )
    expect(stored).not.toContain(phone)
    if (table !== 'audit_entry') expect(stored).not.toContain(`"${right}"`)
  }
})

test('the answer to a request for a code does not tell whether the phone is known', async () => {
  const known = aPhone()
  await aPerson(bench, known)
  const ask = async (phone: string) => {
    const answer = await send('POST', '/api/auth/codes', { phone })
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id'))
    return { status: answer.status, body: await answer.text(), headers }
  }
  expect(await ask(known)).toEqual(await ask(aPhone()))
})

test('the fifth wrong try burns the code: the right one helps no more', async () => {
  const phone = aPhone()
  const { right, wrong } = await aCode(phone)
  const statuses = []
  for (const code of [wrong, wrong, wrong, wrong, wrong, right]) {
    const problem = await refusal(await send('POST', '/api/auth/sessions', { phone, code }))
    statuses.push(problem.code)
  }
  expect(statuses).toEqual([...Array<string>(4).fill('code_wrong'), 'code_exhausted', 'code_exhausted'])

  bench.clock.advance(61_000)
  const fresh = await aCode(phone)
  await expect(signInByCode(visitor(), { phone, code: fresh.right })).resolves.toBeDefined()
})

test('twenty wrong tries at once are counted one by one: no more than five are compared', async () => {
  const phone = aPhone()
  const { right, wrong } = await aCode(phone)
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => signInByCode(visitor(), { phone, code: wrong })),
  )
  const codes = tries.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'))
  expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(4)
  expect(codes.filter((code) => code === 'code_exhausted')).toHaveLength(16)
  await expect(signInByCode(visitor(), { phone, code: right })).rejects.toMatchObject({ code: 'code_exhausted' })
})

test('a code works once, also when typed twice at the same moment', async () => {
  const phone = aPhone()
  const { right } = await aCode(phone)
  const both = await Promise.allSettled([1, 2].map(() => signInByCode(visitor(), { phone, code: right })))
  expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a code runs out after five minutes, and one of somebody else is worth nothing', async () => {
  const phone = aPhone()
  const { right } = await aCode(phone)
  await expect(signInByCode(visitor(), { phone: aPhone(), code: right })).rejects.toMatchObject({
    code: 'code_expired',
  })
  bench.clock.advance(299_000)
  const other = aPhone()
  await aCode(other)
  bench.clock.advance(1_000)
  await expect(signInByCode(visitor(), { phone, code: right })).rejects.toMatchObject({ code: 'code_expired' })
})

test('a newer code replaces the older one', async () => {
  const phone = aPhone()
  const first = await aCode(phone)
  bench.clock.advance(60_000)
  const second = await aCode(phone)
  if (first.right !== second.right)
    await expect(signInByCode(visitor(), { phone, code: first.right })).rejects.toMatchObject({ code: 'code_wrong' })
  await expect(signInByCode(visitor(), { phone, code: second.right })).resolves.toBeDefined()
})

test('a code is sent again after 60 seconds, not before', async () => {
  const phone = aPhone()
  await requestCode(visitor(), { phone })
  bench.clock.advance(59_000)
  const refused = await send('POST', '/api/auth/codes', { phone })
  expect(await refusal(refused)).toMatchObject({ status: 429, code: 'code_too_soon' })
  expect(refused.headers.get('retry-after')).toBe('1')
  bench.clock.advance(1_000)
  await expect(requestCode(visitor(), { phone })).resolves.toBeDefined()
})

test('ten requests for one phone at the same moment send one code', async () => {
  const phone = aPhone()
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => requestCode(visitor(), { phone })))
  expect(asked.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
})

test('a phone gets ten codes a day', async () => {
  const phone = aPhone()
  for (let nth = 0; nth < 10; nth++) {
    await requestCode(visitor(), { phone })
    bench.clock.advance(3_600_000)
  }
  await expect(requestCode(visitor(), { phone })).rejects.toMatchObject({
    code: 'too_many_requests',
    retryAfter: 14 * 3600,
  })
  bench.clock.advance(14 * 3_600_000)
  await expect(requestCode(visitor(), { phone })).resolves.toBeDefined()
})

test('an address gets twenty codes an hour, whatever the phones, also when asked for at once', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 25 }, () => requestCode({ ...visitor(), address: '192.0.2.7' }, { phone: aPhone() })),
  )
  expect(asked.filter((each) => each.status === 'fulfilled')).toHaveLength(20)
  await expect(requestCode({ ...visitor(), address: '192.0.2.8' }, { phone: aPhone() })).resolves.toBeDefined()
  bench.clock.advance(3_600_000)
  await expect(requestCode({ ...visitor(), address: '192.0.2.7' }, { phone: aPhone() })).resolves.toBeDefined()
})

test('the session cookie is out of reach of scripts, and Secure where the origin is https', async () => {
  const signIn = async (origin: string) => {
    const phone = aPhone()
    const { right } = await aCode(phone)
    const answer = await buildApp({ ...bench.deps, origin }).request('/api/auth/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone, code: right }),
    })
    return answer.headers.getSetCookie()[0]!
  }
  const plain = await signIn('http://127.0.0.1:3000')
  expect(plain).toMatch(/^zhibo_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await signIn('https://zhibo.example')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/)
})

test('signing in ends the session one came with', async () => {
  const before = await aPerson(bench)
  const phone = aPhone()
  const { right } = await aCode(phone)
  const answer = await send('POST', '/api/auth/sessions', { phone, code: right }, { cookie: before.cookie })
  expect(answer.status).toBe(201)
  expect(cookieOf(answer)).not.toBe(before.cookie)
  expect((await send('GET', '/api/me', undefined, { cookie: before.cookie })).status).toBe(401)
  expect((await send('GET', '/api/me', undefined, { cookie: cookieOf(answer) })).status).toBe(200)
})

test('signing out ends the session on the server and takes the cookie away', async () => {
  const { cookie, personId } = await aPerson(bench)
  const answer = await send('DELETE', '/api/auth/sessions/current', undefined, { cookie })
  expect(answer.status).toBe(204)
  expect(answer.headers.getSetCookie()[0]).toMatch(/^zhibo_session=; Max-Age=0; Path=\//)
  expect((await send('GET', '/api/me', undefined, { cookie })).status).toBe(401)
  expect((await send('DELETE', '/api/auth/sessions/current', undefined, { cookie })).status).toBe(401)
  expect((await audited('person.signed_out')).at(-1)).toMatchObject({ actor_id: personId })
})

test('a session that ran out, a made-up token and a deleted person are visitors', async () => {
  const { cookie } = await aPerson(bench)
  const status = async (cookie: string) => (await send('GET', '/api/me', undefined, { cookie })).status
  expect(await status(cookie)).toBe(200)
  expect(await status('zhibo_session=' + 'A'.repeat(43))).toBe(401)
  expect(await status('zhibo_session=%00; zhibo_session=x')).toBe(401)
  bench.clock.advance(30 * 24 * 3_600_000)
  expect(await status(cookie)).toBe(401)

  const gone = await aPerson(bench)
  await bench.deps.db
    .updateTable('person')
    .set({ deleted_at: bench.clock.read(), phone_hash: null, phone_cipher: null })
    .where('id', '=', gone.personId)
    .execute()
  expect(await status(gone.cookie)).toBe(401)
})

test('two sign-ins of a new phone at once make one person', async () => {
  const phone = aPhone()
  const ids = await Promise.all([1, 2, 3].map(() => withTx(bench.system, (tx) => foundPerson(tx, phone))))
  expect(new Set(ids).size).toBe(1)
})

test('what only the limits needed is forgotten after two days, sessions half a year after their end', async () => {
  const { cookie } = await aPerson(bench)
  await requestCode(visitor(), { phone: aPhone() })
  bench.clock.advance(3 * 24 * 3_600_000)
  expect(await forgetStale(bench.system)).toBeGreaterThan(0)
  expect(await bench.deps.db.selectFrom('sign_in_code').selectAll().execute()).toEqual([])
  expect((await send('GET', '/api/me', undefined, { cookie })).status).toBe(200)
})
