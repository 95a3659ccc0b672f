import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '@zhibo/api-client/clients'
import { type Stack, startStack } from '@zhibo/infra/stack'
import { makeTempDir } from '@zhibo/infra/temp'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPhone, moreFrames, openBrowser } from '../browser/chromium.ts'
import { aClient, aDemoPerson } from '../browser/people.ts'

const dataDir = makeTempDir('faults')
let stack: Stack
let browser: Browser
let sessionId: string
let viewer: Page

beforeAll(async () => {
  stack = await startStack({ dataDir, port: 0, demo: true, log: () => undefined })
  browser = await openBrowser()
  const [session] = await ok(aClient(stack.origin).api.sessions.index.$get({ query: { state: 'live' } }))
  sessionId = session!.id
  viewer = await (await aPhone(browser, stack.origin)).newPage()
  await viewer.goto(`/sessions/${sessionId}`)
  await viewer.getByRole('button', { name: '点一下，看直播' }).click()
  await moreFrames(viewer, 20, 60_000)
})

afterAll(async () => {
  await browser?.close()
  await stack?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The evidence as it stands in the database. */
async function evidence() {
  const client = new pg.Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{
      track_sid: string
      source: string
      from_at: Date
      to_at: Date | null
      provenance: string
    }>(
      'select track_sid, source, from_at, to_at, provenance from media_interval where session_id = $1 order by from_at',
      [sessionId],
    )
    return rows
  } finally {
    await client.end()
  }
}

test('the API dies on air: the show goes on, the page catches up, the evidence has no hole', async () => {
  const before = (await evidence()).filter((row) => row.source === 'camera' && row.to_at === null)
  expect(before).toHaveLength(1)

  await stack.killApi()
  await moreFrames(viewer, 40)
  await stack.restartApi()

  const seeker = await aDemoPerson(stack.origin, 'seeker')
  const text = `机器重启以后还能问吗 ${Date.now() % 1000}`
  await ok(seeker.api.questions[':id'].questions.$post({ param: { id: sessionId }, json: { text } }))
  await viewer.getByRole('link', { name: /提问/ }).click()
  await viewer.getByText(text).waitFor({ timeout: 20_000 })

  await moreFrames(viewer, 20)
  const after = (await evidence()).filter((row) => row.source === 'camera')
  expect(after.find((row) => row.track_sid === before[0]!.track_sid)).toMatchObject({ to_at: null })
})

test('the database is gone for ten seconds: a retry hint meanwhile, well again after, nothing acknowledged lost', async () => {
  const seeker = await aDemoPerson(stack.origin, 'seeker')
  const acknowledged: string[] = []
  const ask = async (round: number) => {
    const answer = await seeker.fetch(`${stack.origin}/api/sessions/${sessionId}/questions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `faults-${round}` },
      body: JSON.stringify({ text: `第 ${round} 个问题` }),
    })
    if (answer.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id)
    return answer
  }
  expect((await ask(1)).status).toBe(201)

  await stack.stopPostgres()
  try {
    const gone = Date.now()
    while (Date.now() - gone < 10_000) {
      const refused = await ask(2)
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({ code: 'unavailable' })
      const retryAfter = Number(refused.headers.get('retry-after'))
      expect(retryAfter).toBeGreaterThan(0)
      // A client that keeps to the hint.
      await sleep(retryAfter * 1000)
    }
  } finally {
    await stack.startPostgres()
  }

  await expect.poll(async () => (await ask(2)).status, { timeout: 20_000 }).toBe(201)
  const questions = await ok(aClient(stack.origin).api.questions[':id'].questions.$get({ param: { id: sessionId } }))
  const kept = new Set(questions.map((question) => question.id))
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  await moreFrames(viewer, 20)
})

test('the media server dies on air: airtime closes at the last sight, viewers come back by themselves', async () => {
  const open = (await evidence()).find((row) => row.source === 'camera' && row.to_at === null)!
  const killed = Date.now()
  await stack.killLivekit()
  // Long enough that everyone's patience between two tries is at its longest.
  await viewer.getByText('信号中断').waitFor({ timeout: 60_000 })

  await stack.restartLivekit()
  await moreFrames(viewer, 20, 15_000)
  const camera = async () => (await evidence()).filter((row) => row.source === 'camera')
  await expect
    .poll(async () => (await camera()).find((row) => row.track_sid === open.track_sid)?.to_at, { timeout: 40_000 })
    .not.toBeNull()
  const closed = (await camera()).find((row) => row.track_sid === open.track_sid)!
  // The database's clock and ours are the same machine's.
  expect(closed.to_at!.getTime()).toBeLessThanOrEqual(killed + 1000)
  expect(closed.to_at!.getTime()).toBeGreaterThan(killed - 30_000)
  expect((await camera()).filter((row) => row.to_at === null)).toHaveLength(1)
  await viewer.getByText('直播中').waitFor()
})
