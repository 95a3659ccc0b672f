import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { Deps } from '../app.ts'
import { diskSealBook } from '../audit/seal-book.ts'
import { createSealKey } from '../audit/seal-key.ts'
import type { Ctx } from '../context.ts'
import { diskStore } from '../files/store.ts'
import { proxiesFrom } from '../http/address.ts'
import { createLiveFeed } from '../live/feed.ts'
import { livekit } from '../media/livekit.ts'
import { createVault } from '../vault.ts'
import { connect } from './connect.ts'

/** Names of what test/setup/services.ts provides to a worker. */
const env = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run through vitest, whose global setup starts the servers`)
  return value
}

interface Database {
  url: string
  drop: () => Promise<void>
}

/** A database of its own for one test file, copied from the migrated template; dropped by `drop`. */
export const aDatabase = (): Promise<Database> => create('template zhibo_template')

/** One without a single table, for tests of migrations. */
export const anEmptyDatabase = (): Promise<Database> => create('')

async function create(from: string): Promise<Database> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await maintain(`create database ${name} ${from}`)
  const url = new URL(env('TEST_DATABASE_URL'))
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => drop(name) }
}

const insufficientPrivilege = '42501'

async function drop(name: string): Promise<void> {
  try {
    await maintain(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error
    // The autovacuum is at work in there, which only a superuser may end; it gives way to a plain drop by itself.
    await maintain(`drop database if exists ${name}`)
  }
}

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: env('TEST_DATABASE_URL') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A clock the test moves. Starts at 2026-11-23 12:00 in Shanghai. */
export class TestClock {
  #now = new Date('2026-11-23T12:00:00+08:00')
  readonly read = () => new Date(this.#now)
  set(at: string | Date): void {
    this.#now = new Date(at)
  }
  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

export interface Bench {
  deps: Deps
  clock: TestClock
  /** A context in which the software itself acts. */
  system: Ctx
  url: string
  close: () => Promise<void>
}

/** Real dependencies for one test file: its own database unless one is given, the run's media server, a folder for files, a clock to move. */
export async function aBench(overrides: Partial<Deps> = {}, given?: Database): Promise<Bench> {
  const database = given ?? (await aDatabase())
  const clock = new TestClock()
  const db = connect(database.url, { max: 10, onError: () => undefined })
  const log = pino({ level: 'silent' })
  const deps: Deps = {
    db,
    feed: createLiveFeed({ databaseUrl: database.url, db, log }),
    media: livekit({
      url: env('TEST_LIVEKIT_URL'),
      apiKey: env('TEST_LIVEKIT_API_KEY'),
      apiSecret: env('TEST_LIVEKIT_API_SECRET'),
    }),
    files: diskStore(mkdtempSync(path.join(tmpdir(), 'zhibo-files-'))),
    seals: diskSealBook(mkdtempSync(path.join(tmpdir(), 'zhibo-seals-')), createSealKey(randomBytes(32))),
    vault: createVault({
      phoneKey: randomBytes(32),
      lookupKey: randomBytes(32),
      cookieKey: randomBytes(32),
      fileKey: randomBytes(32),
    }),
    log,
    clock: clock.read,
    origin: 'http://127.0.0.1:3000',
    internalKey: null,
    proxies: proxiesFrom([]),
    demo: false,
    ...overrides,
  }
  return {
    deps,
    clock,
    system: {
      ...deps,
      actor: { kind: 'system' },
      requestId: randomUUID(),
      address: '127.0.0.1',
      locale: 'zh-CN',
    },
    url: database.url,
    close: async () => {
      await deps.feed.close()
      await deps.db.destroy()
      await database.drop()
    },
  }
}
