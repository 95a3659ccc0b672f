import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Log, Refusal } from '../log.ts'
import { openLogFile, tailOf } from '../logfile.ts'
import { runToEnd } from '../supervise.ts'
import { makePrivateDir, type Place } from './place.ts'

/** Passwords of the two roles. `zhibo` owns the database and is no superuser, so that grants mean something. */
export interface Passwords {
  superuser: string
  zhibo: string
}

const majorVersion = '18'

// Code-point order everywhere alike; letters by Unicode, or pg_trgm would not see Chinese at all.
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/** The passwords kept in `dataDir`, or undefined before the first start. */
export function readPasswords(dataDir: string): Passwords | undefined {
  const path = passwordPath(dataDir)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Passwords) : undefined
}

/** Makes the cluster where there is none. Call with the lock held and no server running. Whole or not at all. */
export async function ensureCluster(dataDir: string, place: Place, log: Log): Promise<Passwords> {
  const kept = readPasswords(dataDir)
  if (existsSync(join(place.cluster, 'PG_VERSION'))) {
    if (kept) return sameVersion(place, kept)
    // Its data directory was removed or is new: nobody can open this cluster any more, nor decrypt what is in it.
    const aside = join(place.home, 'cluster.old')
    log(`a database without its passwords is set aside as ${aside}`)
    rmSync(aside, { recursive: true, force: true })
    renameSync(place.cluster, aside)
  }
  const passwords = kept ?? {
    superuser: randomBytes(32).toString('base64url'),
    zhibo: randomBytes(32).toString('base64url'),
  }
  if (!kept) writeFileSync(passwordPath(dataDir), JSON.stringify(passwords), { mode: 0o600 })
  await initialise(dataDir, place, passwords.superuser)
  return passwords
}

/** The role, the database and what belongs to them; repeats harmlessly. */
export async function ensureOwner(port: number, { superuser, zhibo }: Passwords): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: superuser, database: 'postgres' })
  await client.connect()
  try {
    const role = await client.query(`select 1 from pg_roles where rolname = 'zhibo'`)
    const attributes = `login createdb nosuperuser nocreaterole password ${client.escapeLiteral(zhibo)}`
    if (role.rowCount === 0) await client.query(`create role zhibo ${attributes}`)
    const database = await client.query(`select 1 from pg_database where datname = 'zhibo'`)
    if (database.rowCount === 0) await client.query('create database zhibo owner zhibo')
  } finally {
    await client.end()
  }
}

async function initialise(dataDir: string, place: Place, password: string): Promise<void> {
  const partial = `${place.cluster}.new`
  const passwordFile = `${place.cluster}.password`
  rmSync(partial, { recursive: true, force: true })
  makePrivateDir(partial, place)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.as.uid !== undefined && place.as.gid !== undefined) chownSync(passwordFile, place.as.uid, place.as.gid)
  const logPath = join(dataDir, 'postgres.log')
  const output = openLogFile(logPath)
  try {
    const how = await runToEnd({
      command: join(place.bin, 'initdb'),
      args: ['-D', partial, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale],
      cwd: '/',
      ...place.as,
      stdio: ['ignore', output.fd, output.fd],
    })
    if (how !== 'code 0') throw new Refusal(`initdb ended with ${how}:\n${tailOf(logPath)}`)
  } finally {
    output.close()
    rmSync(passwordFile, { force: true })
  }
  renameSync(partial, place.cluster)
}

function sameVersion(place: Place, passwords: Passwords): Passwords {
  const found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === majorVersion) return passwords
  throw new Refusal(
    `the database in ${place.cluster} is of PostgreSQL ${found}, not ${majorVersion}: move it away, or set DATABASE_URL`,
  )
}

function passwordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json')
}
