import { chmodSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { startPostgres } from './postgres.ts'
import { placeFor } from './postgres/place.ts'
import { findPostmaster } from './postgres/postmaster.ts'
import { makeTempDir } from './temp.ts'
import { end, endHolders, hold, untilGone, watcherOf } from './testing/processes.ts'

interface Server {
  pid: number
  port: number
  url: string
  reused: boolean
}

const dirs: string[] = []
const aDataDir = () => {
  const dir = makeTempDir('postgres')
  dirs.push(dir)
  return dir
}

afterEach(async () => {
  await endHolders()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

async function ask<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}

describe('the role of the application', () => {
  test('owns its database, may create others and trusted extensions, and is no superuser', async () => {
    const postgres = await startPostgres({ dataDir: aDataDir(), settings: { fsync: 'off' } })
    const [role] = await ask(
      postgres.url,
      'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    )
    await ask(postgres.url, 'create extension btree_gist; create extension pg_trgm')
    await ask(postgres.url, 'create database another')
    const [{ trigrams }] = (await ask(postgres.url, `select cardinality(show_trgm('平车工')) as trigrams`)) as [
      { trigrams: number },
    ]
    await postgres.stop()

    expect(role).toEqual({ rolsuper: false, rolcreatedb: true, rolcreaterole: false })
    expect(trigrams).toBe(4)
  })

  test('needs its password, which only the owner of the data directory can read', async () => {
    const dataDir = aDataDir()
    const postgres = await startPostgres({ dataDir, settings: { fsync: 'off' } })
    const withoutPassword = new URL(postgres.url)
    withoutPassword.password = 'guessed'
    await expect(ask(withoutPassword.href, 'select 1')).rejects.toThrow('password authentication failed')
    await postgres.stop()

    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  })
})

describe('one server a directory', () => {
  test('two starts at once share one server, and the second does not end it', async () => {
    const dataDir = aDataDir()
    const servers = await Promise.all([hold<Server>('postgres', dataDir), hold<Server>('postgres', dataDir)])
    const [owner, guest] = servers.toSorted((a, b) => Number(a.reused) - Number(b.reused))

    expect([owner!.reused, guest!.reused]).toEqual([false, true])
    expect(guest!.url).toBe(owner!.url)
    await end(guest!.holder, 'SIGTERM')
    expect(await ask(owner!.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await end(owner!.holder, 'SIGTERM')
    expect(findPostmaster(placeFor(dataDir, () => undefined).cluster)).toBeUndefined()
  })

  test('is ended in order within 5 s when its parent is killed, and starts again with what was in it', async () => {
    const dataDir = aDataDir()
    const first = await hold<Server>('postgres', dataDir)
    await ask(first.url, 'create table kept as select 7 as number')
    await end(first.holder, 'SIGKILL')
    expect(await untilGone([first.pid], 5000)).toBeLessThan(5000)
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/)

    const again = await startPostgres({ dataDir })
    expect(await ask(again.url, 'select number from kept')).toEqual([{ number: 7 }])
    await again.stop()
  })

  test('is replaced when it outlived its parent, watcher and all', async () => {
    const dataDir = aDataDir()
    const first = await hold<Server>('postgres', dataDir)
    await ask(first.url, 'create table kept as select 7 as number')
    process.kill(watcherOf(first.holder.pid!), 'SIGKILL')
    await end(first.holder, 'SIGKILL')
    expect(await ask(first.url, 'select number from kept')).toEqual([{ number: 7 }])

    const said: string[] = []
    const again = await startPostgres({ dataDir, log: (line) => said.push(line) })
    expect(said).toEqual([`ending a database that outlived its parent (process ${first.pid})`])
    expect(again.pid).not.toBe(first.pid)
    expect(again.reused).toBe(false)
    expect(await ask(again.url, 'select number from kept')).toEqual([{ number: 7 }])
    await again.stop()
  })

  test('keeps to a port that was asked for, and names it when it is taken', async () => {
    const first = await startPostgres({ dataDir: aDataDir(), settings: { fsync: 'off' } })
    const second = startPostgres({ dataDir: aDataDir(), settings: { fsync: 'off' }, port: first.port })
    await expect(second).rejects.toThrow(`port ${first.port} for the database is taken`)
    await first.stop()
  })
})

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('runs as nobody', async () => {
    const postgres = await startPostgres({ dataDir: aDataDir(), settings: { fsync: 'off' } })
    expect(statSync(`/proc/${postgres.pid}`).uid).toBe(65_534)
    await postgres.stop()
  })

  test('puts the cluster elsewhere when nobody cannot enter the checkout', async () => {
    const closed = aDataDir()
    chmodSync(closed, 0o700)
    const dataDir = join(closed, 'data/postgres')
    mkdirSync(dataDir, { recursive: true })
    const { home } = placeFor(dataDir, () => undefined)
    dirs.push(home)

    const first = await startPostgres({ dataDir, settings: { fsync: 'off' } })
    await ask(first.url, 'create table kept as select 7 as number')
    await first.stop()
    const again = await startPostgres({ dataDir, settings: { fsync: 'off' } })
    expect(home.startsWith(closed)).toBe(false)
    expect(await ask(again.url, 'select number from kept')).toEqual([{ number: 7 }])
    await again.stop()
  })
})
