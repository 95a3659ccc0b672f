import { withTx } from '@zhibo/api/context'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { appendLiveEvent } from '@zhibo/api/live/append'
import { EventReader } from '@zhibo/api/testing/event-stream'
import { aServer } from '@zhibo/api/testing/serving'
import { aDraftSession } from '@zhibo/api/testing/sessions'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let bench: Bench
let server: Awaited<ReturnType<typeof aServer>>
let sessionId: string
let cookie: string

beforeAll(async () => {
  bench = await aBench({ limitFactor: 100 })
  server = await aServer(bench.deps)
})
afterAll(async () => {
  await server.close()
  await bench.close()
})
beforeEach(async () => {
  const { session, host } = await aDraftSession(bench)
  sessionId = session.id
  cookie = host.cookie
})

const open = (lastEventId?: number | string) =>
  EventReader.open(`${server.url}/api/sessions/${sessionId}/events`, {
    cookie,
    ...(lastEventId !== undefined && { lastEventId }),
  })

const append = (text = '') =>
  withTx(bench.system, (tx) => appendLiveEvent(tx, sessionId, { type: 'correction.shown', text }))

/** Appends from several connections at once, as many rooms' worth of people would. */
async function appendMany(count: number, writers = 8): Promise<void> {
  let left = count
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (left-- > 0) await append('x'.repeat(40))
    }),
  )
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

test('readers who join and return while events are written see each one once and in order', async () => {
  const count = 600
  const writing = appendMany(count)

  const reading = Array.from({ length: 12 }, async (_, nth) => {
    const seqs: number[] = []
    while ((seqs.at(-1) ?? 0) < count) {
      const reader = await open(seqs.at(-1) ?? 0)
      const enough = (seqs.at(-1) ?? 0) + 30 + nth * 17
      await reader.until(({ seqs: seen }) => (seen.at(-1) ?? 0) >= Math.min(enough, count))
      seqs.push(...reader.seqs)
      reader.cut()
    }
    return seqs
  })
  await writing

  for (const seqs of await Promise.all(reading)) expect(seqs).toEqual(upTo(count))
})

test('an event that was rolled back is never told and leaves no hole', async () => {
  const reader = await open()
  await append()
  await withTx(bench.system, async (tx) => {
    await appendLiveEvent(tx, sessionId, { type: 'session.resumed' })
    throw new Error('changed my mind')
  }).catch(() => undefined)
  await append()

  await reader.until(({ events }) => events.length === 2)
  expect(reader.events.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'correction.shown'],
    [2, 'correction.shown'],
  ])
  reader.cut()
})

test('a reader who stops reading is let go, and nobody else notices', async () => {
  const other = await open()
  const stuck = await open()
  stuck.response.pause()
  const count = 3_000
  const writing = Promise.all(Array.from({ length: 6 }, () => appendLong(count / 6)))

  await other.until(({ seqs }) => seqs.at(-1) === count)
  await writing
  expect(other.seqs).toEqual(upTo(count))

  // Once it reads again it finds what the sockets still held, and then the end: not all of it.
  stuck.response.resume()
  await stuck.until(({ ended }) => ended)
  expect(stuck.seqs.length).toBeLessThan(count)
  const returned = await open(stuck.seqs.at(-1) ?? 0)
  await returned.until(({ seqs }) => seqs.at(-1) === count)
  expect([...stuck.seqs, ...returned.seqs]).toEqual(upTo(count))
  other.cut()
  returned.cut()
})

async function appendLong(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) await append('很长的更正'.repeat(400))
}

async function cutFeedConnection(): Promise<void> {
  const client = new pg.Client({ connectionString: bench.url })
  await client.connect()
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'zhibo live feed' and datname = current_database()`,
  )
  await client.end()
  expect(rowCount).toBe(1)
}

test('a lost database connection is made again, and what was written meanwhile is told', async () => {
  const reader = await open()
  await append()
  await reader.until(({ seqs }) => seqs.length === 1)

  await cutFeedConnection()
  await append()
  await append()

  await reader.until(({ seqs }) => seqs.length === 3)
  expect(reader.seqs).toEqual([1, 2, 3])
  reader.cut()
})

test.for([['17'], ['-1'], ['abc'], ['']])(
  'a last event id of %j is none of this stream: fetch the snapshot',
  async ([id]) => {
    await append()
    await append()
    const reader = await open(id)
    await reader.until(({ resets }) => resets.length > 0)
    await append()
    await reader.until(({ events }) => events.length > 0)

    expect(reader.resets).toEqual([2])
    expect(reader.seqs).toEqual([3])
    reader.cut()
  },
)

test('an id seen in another show is a place in this one: beyond its end the snapshot is fetched, within it the rest is told', async () => {
  const elsewhere = await aDraftSession(bench)
  for (let nth = 0; nth < 3; nth++)
    await withTx(bench.system, (tx) =>
      appendLiveEvent(tx, elsewhere.session.id, { type: 'correction.shown', text: '别处的' }),
    )
  const other = await EventReader.open(`${server.url}/api/sessions/${elsewhere.session.id}/events`, {
    cookie: elsewhere.host.cookie,
  })
  await other.until(({ seqs }) => seqs.length === 3)
  other.cut()
  await append('这里的')
  await append('这里的')

  const beyond = await open(other.seqs.at(-1))
  await beyond.until(({ resets }) => resets.length > 0)
  expect([beyond.resets, beyond.seqs]).toEqual([[2], []])
  beyond.cut()

  const within = await open(other.seqs[0])
  await within.until(({ seqs }) => seqs.length > 0)
  expect([within.resets, within.seqs]).toEqual([[], [2]])
  expect(JSON.stringify(within.events)).not.toContain('别处的')
  within.cut()
})

test('the stream of a plan is the staff’s alone', async () => {
  const response = await fetch(`${server.url}/api/sessions/${sessionId}/events`)
  expect(response.status).toBe(404)
})

test('a reader who has seen nothing is told everything', async () => {
  await append()
  await append()
  const reader = await open()
  await reader.until(({ events }) => events.length === 2)
  expect(reader.seqs).toEqual([1, 2])
  reader.cut()
})

test('the page hears how many watch', async () => {
  const first = await open()
  const second = await open()
  await first.until(({ viewers }) => viewers === 2)
  second.cut()
  await first.until(({ viewers }) => viewers === 1)
  expect(first.viewers).toBe(1)
  first.cut()
})

test('one network cannot hold all the streams there are; whoever closes one makes room', async () => {
  const few = await aServer({ ...bench.deps, limitFactor: 0.02 })
  const url = `${few.url}/api/sessions/${sessionId}/events`
  try {
    const readers = await Promise.all(Array.from({ length: 10 }, () => EventReader.open(url, { cookie })))
    const eleventh = await fetch(url, { headers: { cookie } })
    expect(eleventh.status).toBe(429)
    expect(eleventh.headers.get('retry-after')).toBe('10')
    readers[0]!.cut()
    await readers[1]!.until(({ viewers }) => viewers === 9)
    await EventReader.open(url, { cookie })
  } finally {
    await few.close()
  }
})
