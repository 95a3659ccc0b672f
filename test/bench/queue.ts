import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { poolSize } from '@zhibo/api/db/connect'
import pg from 'pg'
import startServices from '../setup/services.ts'
import { inLanes } from './apply/lanes.ts'
import type { Statements } from './apply/statements.ts'
import { apiChild, said } from './child.ts'
import { type Figure, figure, inTurn, median } from './figure.ts'

const connections = 20
const rounds = 60
const runs = 5

interface Asked {
  page: string
  sent: Statements['sent']
}

interface Begun {
  url: string
  databaseUrl: string
  cookie: string
  asked: Asked[]
}

/**
 * Pages of 50 of the review queue among 100,000 cases, 20 requests at a time, by every kind of filter: over HTTP,
 * against the very statements that these requests send, sent by a bare client to the same database over as many
 * connections.
 */
export async function bench(): Promise<Figure[]> {
  const stop = await startServices()
  const api = apiChild('./queue/ours.ts')
  try {
    const { url, databaseUrl, cookie, asked } = await said<Begun>(api)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize })
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const all = Array.from({ length: rounds }, () => asked).flat()
    const ours = () => times(all, ({ page }) => read(new URL(page, url), agent, cookie))
    const reference = () => times(all, ({ sent }) => replay(pool, sent))
    // Both are warm before the first counts.
    await ours()
    await reference()
    const pairs = await inTurn(runs, ours, reference)
    agent.destroy()
    await pool.end()
    const of = (pick: (ms: number[]) => number) =>
      pairs.map((pair) => ({ ours: pick(pair.ours), reference: pick(pair.reference) }))
    return [figure('queue.p99', 'ms', of(p99)), figure('queue.median', 'ms', of(median))]
  } finally {
    if (api.connected) api.disconnect()
    if (api.exitCode === null) await once(api, 'exit')
    await stop()
  }
}

/** How long each took, in ms, all lanes at work. */
async function times(all: readonly Asked[], one: (asked: Asked) => Promise<void>): Promise<number[]> {
  const took: number[] = []
  await inLanes(connections, all, async (asked) => {
    const began = performance.now()
    await one(asked)
    took.push(performance.now() - began)
  })
  return took
}

const p99 = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.ceil(ms.length * 0.99) - 1]!

async function replay(pool: pg.Pool, sent: Asked['sent']): Promise<void> {
  const client = await pool.connect()
  try {
    for (const asked of sent) await client.query(asked)
  } finally {
    client.release()
  }
}

async function read(page: URL, agent: Agent, cookie: string): Promise<void> {
  const asked = request(page, { agent, headers: { cookie } })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  if (answer.statusCode !== 200) throw new Error(`${page.search} was answered ${answer.statusCode}`)
}
