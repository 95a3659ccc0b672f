import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Lock {
  release(): void
}

// A connection that is collected as garbage gives its lock back, so the held ones are kept in sight.
const held = new Set<DatabaseSync>()

/**
 * Takes the lock at `path` or answers undefined when a living process, or another part of this one, has it.
 * The system gives the lock back when its holder dies, however it dies: SQLite's is the one kernel file lock in Node.
 * `holder` is what `holderOf` tells those who come second.
 */
export function tryLock(path: string, holder = ''): Lock | undefined {
  mkdirSync(dirname(path), { recursive: true })
  const connection = new DatabaseSync(path, { timeout: 0 })
  try {
    // Nothing is ever written: no journal is to lie beside the lock.
    connection.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    connection.close()
    if (isBusy(error)) return undefined
    throw error
  }
  held.add(connection)
  writeFileSync(holderPath(path), holder || `process ${process.pid}`)
  return {
    release() {
      if (held.delete(connection)) connection.close()
    },
  }
}

/** Who said it holds the lock; for messages only, it may be out of date by a moment. */
export function holderOf(path: string): string {
  try {
    return readFileSync(holderPath(path), 'utf8')
  } catch {
    return 'another process'
  }
}

/** Waits for the lock; `onWait` is called once, with the holder, when it is not free at once. */
export async function waitForLock(path: string, onWait: (holder: string) => void): Promise<Lock> {
  for (let waited = false; ; waited = true) {
    const lock = tryLock(path)
    if (lock) return lock
    if (!waited) onWait(holderOf(path))
    await sleep(100)
  }
}

function holderPath(path: string): string {
  return `${path}.holder`
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
