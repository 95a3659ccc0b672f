import { ReadyView } from '@zhibo/core/health/schema'
import { ProblemView } from '@zhibo/core/problem/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp, type Deps } from '../app.ts'
import { connect } from '../db/connect.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { livekit } from '../media/livekit.ts'

let bench: Bench
beforeAll(async () => {
  bench = await aBench()
})
afterAll(() => bench.close())

const ask = (path: string, change: Partial<Deps> = {}) => buildApp({ ...bench.deps, ...change }).request(path)

test('ready says that the database and the media server answer', async () => {
  const answer = await ask('/api/health/ready')
  expect(answer.status).toBe(200)
  expect(ReadyView.parse(await answer.json())).toEqual({ status: 'ok', database: true, media: true })
})

test('without the media server it is not ready, and says which is missing', async () => {
  const media = livekit({ url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'x'.repeat(32) })
  const answer = await ask('/api/health/ready', { media })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('2')
  expect(ProblemView.parse(await answer.json())).toMatchObject({
    code: 'unavailable',
    details: { database: true, media: false },
  })
})

test('without the database it is alive and not ready, and whoever has a session is told to come back', async () => {
  const db = connect('postgres://nobody@127.0.0.1:9/none', { onError: () => undefined })
  expect((await ask('/api/health/live', { db })).status).toBe(200)
  const answer = await ask('/api/health/ready', { db })
  expect(ProblemView.parse(await answer.json())).toMatchObject({
    status: 503,
    details: { database: false, media: true },
  })
  const signedIn = await buildApp({ ...bench.deps, db }).request('/api/me', { headers: { cookie: 'zhibo_session=x' } })
  expect(signedIn.status).toBe(503)
  expect(signedIn.headers.get('retry-after')).toBe('2')
  await db.destroy()
})
