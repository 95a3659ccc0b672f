import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { node } from '../paths.ts'
import { isAlive } from '../processes.ts'

const holder = fileURLToPath(new URL('holder.ts', import.meta.url))
const begun = new Set<ChildProcess>()

/** A process of its own that holds something, and what it said about it. */
export async function hold<Words>(...args: string[]): Promise<Words & { holder: ChildProcess }> {
  const process = spawn(node, [holder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  begun.add(process)
  return { holder: process, ...(JSON.parse(await firstLine(process)) as Words) }
}

/** The first line a process prints. */
export async function firstLine(process: ChildProcess): Promise<string> {
  const lines = createInterface(process.stdout!)
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(process, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code} and said nothing`))),
  ])) as [string]
  return line
}

/** Ends a process in one way and waits until it is gone. */
export async function end(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const gone = once(process, 'exit')
  process.kill(signal)
  await gone
}

/** Ends what the tests of a file have left, for an `afterEach`. */
export async function endHolders(): Promise<void> {
  await Promise.all([...begun].map((process) => end(process, 'SIGKILL')))
  begun.clear()
}

/** How long it took until none of them ran any more; throws after `withinMs`. */
export async function untilGone(pids: number[], withinMs: number): Promise<number> {
  const start = Date.now()
  while (pids.some(isAlive)) {
    if (Date.now() - start > withinMs)
      throw new Error(`still running after ${withinMs} ms: ${pids.filter(isAlive).join(', ')}`)
    await sleep(20)
  }
  return Date.now() - start
}

/** The watcher of a process, to test what happens without it. */
export function watcherOf(parent: number): number {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const read = (file: string) => {
      try {
        return readFileSync(`/proc/${entry}/${file}`, 'utf8')
      } catch {
        return ''
      }
    }
    if (read('cmdline').includes('watcher.sh') && read('status').includes(`PPid:\t${parent}\n`)) return Number(entry)
  }
  throw new Error(`process ${parent} has no watcher`)
}
