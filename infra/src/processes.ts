import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process (negative: any of its group) still runs. One that has ended and was not yet waited for does not. */
export function isAlive(target: number): boolean {
  try {
    process.kill(target, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return target < 0 || !isZombie(target)
}

/** The command line of a living process, or undefined. */
export function commandLineOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') return readProc(pid, 'cmdline')?.replaceAll('\0', ' ')
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  // The state follows the name, which stands in brackets and may itself hold any character.
  const stat = readProc(pid, 'stat')
  return stat?.slice(stat.lastIndexOf(')') + 2).startsWith('Z') ?? false
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
