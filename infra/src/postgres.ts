import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Lock, tryLock } from './lock.ts'
import { type Log, Refusal } from './log.ts'
import { openLogFile, tailOf } from './logfile.ts'
import { freeTcpPort, isTcpFree } from './ports.ts'
import { ensureCluster, ensureOwner, type Passwords, readPasswords } from './postgres/cluster.ts'
import { type Place, placeFor } from './postgres/place.ts'
import { clearOrphan, findPostmaster, postgresSignals } from './postgres/postmaster.ts'
import { readyOrNot } from './ready.ts'
import { type Child, startChild } from './supervise.ts'

export interface PostgresOptions {
  dataDir: string
  log?: Log
  /** Server settings, such as `{fsync: 'off'}` for tests. */
  settings?: Record<string, string>
  /** A free one when absent. */
  port?: number
}

export interface Postgres {
  /** Of the role `zhibo`, which owns the database of that name, may create others and is no superuser. */
  url: string
  port: number
  pid: number
  /** Another living process runs it: we only share it, and `stop` leaves it alone. */
  reused: boolean
  ended: Promise<string>
  stop(graceMs?: number): Promise<void>
}

/**
 * PostgreSQL on 127.0.0.1 with its files in `dataDir` (or, for root, where its user can reach them: `placeFor`).
 * One server a directory: who comes second shares it; one that outlived its parent is ended and replaced.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, log = () => undefined } = options
  const place = placeFor(dataDir, log)
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const lock = tryLock(join(place.home, 'cluster.lock'))
    if (lock) return own(options, place, lock, log)
    const shared = await share(dataDir, place)
    if (shared) return shared
    await sleep(100)
  }
  throw new Refusal(`another process holds the database in ${dataDir} and it does not answer`)
}

async function own(options: PostgresOptions, place: Place, lock: Lock, log: Log): Promise<Postgres> {
  try {
    await clearOrphan(place.cluster, (pid) => log(`ending a database that outlived its parent (process ${pid})`))
    const passwords = await ensureCluster(options.dataDir, place, log)
    const { child, port } = await startServer(options, place)
    // However it ends, the next may begin.
    const ended = child.ended.finally(() => lock.release())
    try {
      await ensureOwner(port, passwords)
    } catch (error) {
      await child.stop()
      throw error
    }
    return {
      url: urlOf(port, passwords),
      port,
      pid: child.pid,
      reused: false,
      ended,
      async stop(graceMs) {
        await child.stop(graceMs)
        await ended
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function share(dataDir: string, place: Place): Promise<Postgres | undefined> {
  const passwords = readPasswords(dataDir)
  const server = findPostmaster(place.cluster)
  if (!passwords || !server?.ready) return undefined
  const url = urlOf(server.port, passwords)
  if (!(await answers(url))) return undefined
  const never = new Promise<string>(() => undefined)
  return { url, port: server.port, pid: server.pid, reused: true, ended: never, stop: () => Promise.resolve() }
}

async function startServer(options: PostgresOptions, place: Place): Promise<{ child: Child; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freeTcpPort())
    const child = await spawnServer(options, place, port)
    const isReady = () => {
      const server = findPostmaster(place.cluster)
      return server?.pid === child.pid && server.ready
    }
    const outcome = await readyOrNot(child, isReady, 60_000)
    if (outcome === 'ready') return { child, port }
    // Between our look at the port and its own someone else may have taken it; what a killed server leaves takes a
    // moment to go.
    await child.stop()
    if (attempt < 5) await sleep(300)
    else throw await failure(options, port, outcome)
  }
}

async function spawnServer({ dataDir, settings }: PostgresOptions, place: Place, port: number): Promise<Child> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings }
  const output = openLogFile(join(dataDir, 'postgres.log'))
  try {
    return await startChild({
      command: join(place.bin, 'postgres'),
      args: ['-D', place.cluster, '-p', String(port), ...Object.entries(all).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
      cwd: '/',
      ...place.as,
      stdio: ['ignore', output.fd, output.fd],
      signals: postgresSignals,
    })
  } finally {
    output.close()
  }
}

async function failure({ dataDir }: PostgresOptions, port: number, how: string): Promise<Refusal> {
  if (!(await isTcpFree(port))) return new Refusal(`port ${port} for the database is taken`)
  return new Refusal(`the database ${how}:\n${tailOf(join(dataDir, 'postgres.log'))}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function urlOf(port: number, { zhibo }: Passwords): string {
  return `postgres://zhibo:${zhibo}@127.0.0.1:${port}/zhibo`
}
