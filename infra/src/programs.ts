import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where a program is on PATH, or undefined. */
export function findOnPath(...names: string[]): string | undefined {
  const dirs = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => dirs.map((dir) => join(dir, name))).find(isExecutable)
}

/** Whether the file is there and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What a program says of its version, or undefined when it does not run here. */
export async function askVersion(path: string, argument = '--version'): Promise<string | undefined> {
  try {
    const { stdout } = await run(path, [argument], { timeout: 10_000 })
    return stdout.trim()
  } catch {
    return undefined
  }
}
