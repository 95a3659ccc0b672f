import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive } from './processes.ts'

/** How to ask a process to end, and how to make it. */
export interface EndSignals {
  first: NodeJS.Signals
  last: NodeJS.Signals
}

export interface ChildOptions {
  command: string
  args?: string[]
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
  stdio: StdioOptions
  signals?: EndSignals
}

export interface Child {
  pid: number
  process: ChildProcess
  /** Resolves when it has ended: `code 0`, `SIGKILL`. */
  ended: Promise<string>
  /** Asks it to end, makes it after `graceMs`, and waits until it is gone. */
  stop(graceMs?: number): Promise<void>
  /** Ends it without a warning, as a fault would. */
  kill(): Promise<void>
}

const askAgainMs = 500

/**
 * Starts a child, with all that it starts, in a group of its own, that ends within 5 s of us: when we stop it, and
 * when we are killed without a chance to. A Ctrl-C in the terminal reaches us alone, so that we can end things in order.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { command, args = [], cwd, env, uid, gid, stdio, signals = { first: 'SIGTERM', last: 'SIGKILL' } } = options
  const child = spawn(command, args, { cwd, env, uid, gid, stdio, detached: true })
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  await once(child, 'spawn')
  const pid = child.pid!
  tellWatcher(`+ -${pid} ${signals.first.slice(3)} ${signals.last.slice(3)}`)
  void ended.then(() => tellWatcher(`- -${pid}`))
  return {
    pid,
    process: child,
    ended,
    async stop(graceMs = 3000) {
      await endProcess(-pid, signals, graceMs, ended)
      // What it started and left behind.
      signal(-pid, signals.last)
    },
    async kill() {
      signal(-pid, 'SIGKILL')
      await ended
    },
  }
}

/** Runs a child to its end and says how that was. */
export async function runToEnd(options: ChildOptions): Promise<string> {
  return (await startChild(options)).ended
}

/** Ends a process that may not be our child (negative: its whole group): asks, asks again, makes it, waits. */
export async function endProcess(
  target: number,
  signals: EndSignals,
  graceMs = 3000,
  ended: Promise<unknown> = untilGone(target),
): Promise<void> {
  const asked = Date.now()
  for (;;) {
    const late = Date.now() - asked >= graceMs
    if (!signal(target, late ? signals.last : signals.first)) return
    const timer = new AbortController()
    const turn = sleep(Math.min(askAgainMs, graceMs), 'waiting', { signal: timer.signal }).catch(() => 'waiting')
    const outcome = await Promise.race([ended.then(() => 'ended'), turn])
    timer.abort()
    if (outcome === 'ended') return
  }
}

/**
 * Calls `stop` once when we are to end: Ctrl-C, SIGTERM, a closed terminal, the death of the parent that started us
 * with a channel. A second Ctrl-C changes nothing, because a terminal and npm both pass the same one on.
 */
export function onEnd(stop: (why: string) => Promise<void>): void {
  let begun = false
  const begin = (why: string) => {
    if (begun) return
    begun = true
    void stop(why)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => begin(name))
  if (!process.channel) return
  process.on('disconnect', () => begin('parent ended'))
  process.channel.unref()
}

async function untilGone(target: number): Promise<void> {
  while (isAlive(target)) await sleep(20)
}

function signal(target: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(target, name)
  } catch (error) {
    // Gone, or (as some systems say of a group that has ended) not ours to signal.
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) return false
    throw error
  }
}

let watcher: ChildProcess | undefined

/** The watcher stands outside our group, holds one end of a pipe to us, and acts when that pipe breaks. */
function tellWatcher(line: string): void {
  if (!watcher || watcher.exitCode !== null || watcher.signalCode !== null) {
    const script = fileURLToPath(new URL('watcher.sh', import.meta.url))
    watcher = spawn('/bin/sh', [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' })
    // A watcher that is gone is replaced at the next child; its broken pipe is no reason for us to fall.
    watcher.stdin!.on('error', () => undefined)
    watcher.unref()
    const pipe = watcher.stdin as unknown as { unref(): void }
    pipe.unref()
  }
  watcher.stdin!.write(`${line}\n`)
}
