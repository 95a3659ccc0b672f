import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import pg from 'pg'
import startServices from '../setup/services.ts'
import { rate } from './apply/lanes.ts'
import { replay, type Statements } from './apply/statements.ts'
import { ask, child, said } from './child.ts'
import { type Figure, figure, inTurn } from './figure.ts'

const connections = 50
const applications = 300
const runs = 5

interface Begun {
  url: string
  databaseUrl: string
  sheet: string
  statements: Statements
}

interface Seeker {
  personId: string
  cookie: string
}

/**
 * 50 connections, one application each at a time, all for one job: over HTTP, and by the verb alone, against the very
 * statements that one application over HTTP sends, sent by a bare client to the same database.
 */
export async function bench(): Promise<Figure[]> {
  const stop = await startServices()
  const api = child('./apply/ours.ts', String(connections))
  try {
    const { url, databaseUrl, sheet, statements } = await said<Begun>(api)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const seekers = async () => (await ask<{ people: Seeker[] }>(api, { seekers: applications })).people
    const overHttp = async () =>
      rate(connections, await seekers(), ({ cookie }) => send(new URL('/api/applications', url), agent, cookie, sheet))
    const byVerb = async () => (await ask<{ rate: number }>(api, { verb: applications })).rate
    const reference = async () =>
      rate(connections, await seekers(), ({ personId }) => replay(pool, statements, personId))
    // All are warm before the first counts.
    await overHttp()
    await byVerb()
    await reference()
    const figures = [
      figure('apply.http', 'applications/s', await inTurn(runs, overHttp, reference)),
      figure('apply.verb', 'applications/s', await inTurn(runs, byVerb, reference)),
    ]
    agent.destroy()
    await pool.end()
    return figures
  } finally {
    if (api.connected) api.disconnect()
    if (api.exitCode === null) await once(api, 'exit')
    await stop()
  }
}

async function send(url: URL, agent: Agent, cookie: string, body: string): Promise<void> {
  const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', cookie } })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  if (answer.statusCode !== 201 && answer.statusCode !== 200)
    throw new Error(`an application was answered ${answer.statusCode}`)
}
