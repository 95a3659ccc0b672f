import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const keptBytes = 8 * 1024 * 1024

/** Opens a log for children to write on, for its owner only; a long one is set aside first. Close it after the spawn. */
export function openLogFile(path: string): { fd: number; close(): void } {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && statSync(path).size > keptBytes) renameSync(path, `${path}.1`)
  const fd = openSync(path, 'a', 0o600)
  return { fd, close: () => closeSync(fd) }
}

/** The last lines of a log, to show when what wrote it has failed. */
export function tailOf(path: string, lines = 15): string {
  if (!existsSync(path)) return ''
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
