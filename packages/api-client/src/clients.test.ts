import { expect, test } from 'vitest'
import { ApiProblem, clients, ok } from './clients.ts'

/** A fetch that keeps what it was asked and answers with what it is given. */
function answering(body: string | null, init: ResponseInit) {
  const asked: { url: string; method: string }[] = []
  const fetch = (input: RequestInfo | URL, request?: RequestInit) => {
    asked.push({ url: input instanceof Request ? input.url : String(input), method: request?.method ?? 'GET' })
    return Promise.resolve(new Response(body, init))
  }
  return { asked, api: clients(fetch, 'http://api.test') }
}

const refused = async (call: Promise<unknown>): Promise<ApiProblem> => {
  const problem: unknown = await call.catch((error: unknown) => error)
  if (!(problem instanceof ApiProblem)) throw new Error('was not refused')
  return problem
}

test('an answer is its value, asked for at the path of its route', async () => {
  const { asked, api } = answering('{"status":"ok"}', { status: 200 })
  expect(await ok(api.health.live.$get())).toEqual({ status: 'ok' })
  expect(asked).toEqual([{ url: 'http://api.test/api/health/live', method: 'GET' }])
})

test('an empty answer is undefined', async () => {
  const { asked, api } = answering(null, { status: 204 })
  expect(await ok(api.auth.sessions.current.$delete())).toBeUndefined()
  expect(asked).toEqual([{ url: 'http://api.test/api/auth/sessions/current', method: 'DELETE' }])
})

test('a refusal is thrown with its code, words, fields and when to try again', async () => {
  const problem = {
    type: '/problems/code_too_soon',
    title: '验证码刚发出，请 60 秒后再试。',
    status: 429,
    code: 'code_too_soon',
    requestId: 'r1',
    fields: { phone: ['请填 11 位手机号'] },
  }
  const { api } = answering(JSON.stringify(problem), { status: 429, headers: { 'retry-after': '17' } })
  const thrown = await refused(ok(api.auth.codes.$post({ json: { phone: '13900000000' } })))
  const { type: _, ...told } = problem
  expect(thrown).toMatchObject({ ...told, retryAfter: 17 })
})

test('what did not come from the API itself is still a problem: a proxy’s page, an empty body', async () => {
  const page = answering('<h1>Bad Gateway</h1>', { status: 502 })
  expect(await refused(ok(page.api.health.live.$get()))).toMatchObject({ code: 'unavailable', status: 502 })
  const empty = answering(null, { status: 500, headers: { 'x-request-id': 'r2' } })
  expect(await refused(ok(empty.api.health.live.$get()))).toMatchObject({ code: 'internal', requestId: 'r2' })
})
