import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { liveChannel } from './append.ts'

interface Listening {
  databaseUrl: string
  log: Logger
  onSession: (sessionId: string) => void
  /** Listening began, or began again: anything may have happened meanwhile. */
  onGap: () => void
}

const probeEveryMs = 10_000
const firstRetryMs = 100
const lastRetryMs = 2_000

/** One connection that hears of new events, for as long as the process lives. Comes back by itself; returns how to end it. */
export function listen({ databaseUrl, log, onSession, onGap }: Listening): () => Promise<void> {
  const ended = new AbortController()
  const running = stayConnected()
  return async () => {
    ended.abort()
    await running
  }

  async function stayConnected(): Promise<void> {
    let retryMs = firstRetryMs
    while (!ended.signal.aborted) {
      try {
        await connection(() => (retryMs = firstRetryMs))
      } catch (error) {
        log.warn({ err: error }, 'live feed: database connection lost')
      }
      await sleep(retryMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined)
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    }
  }

  /** Resolves when the feed is closed, rejects when the connection is lost. */
  async function connection(onListening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'zhibo live feed',
      connectionTimeoutMillis: 3_000,
      query_timeout: 5_000,
      keepAlive: true,
    })
    const lost = new Promise<never>((_, reject) => {
      client.once('error', reject)
      client.once('end', () => reject(new Error('connection ended')))
    })
    const closed = new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()))
    client.on('notification', ({ payload }) => payload && onSession(payload))
    // A connection cut without a word is only found by speaking.
    const probe = setInterval(() => void client.query('select 1').catch(() => client.end()), probeEveryMs)
    try {
      await Promise.race([client.connect(), lost])
      await Promise.race([client.query(`listen ${liveChannel}`), lost])
      onListening()
      onGap()
      await Promise.race([closed, lost])
    } finally {
      clearInterval(probe)
      lost.catch(() => undefined)
      await client.end().catch(() => undefined)
    }
  }
}
