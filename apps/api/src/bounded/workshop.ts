import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { grewTooLarge, type Word } from './protocol.ts'

/** What a piece of work may take. The process that takes more is ended, and the work with it. */
export interface Bounds {
  megabytes: number
  seconds: number
  /** How long the process is kept for the next piece of work; 0: a new one for each. */
  keepSeconds: number
}

/** Thrown when the work took too long or too much memory, or broke the process it ran in. */
export class OutOfBounds extends Error {
  readonly bound: 'time' | 'memory' | 'crash'

  constructor(bound: OutOfBounds['bound']) {
    super(`work in a process of its own ended by: ${bound}`)
    this.name = 'OutOfBounds'
    this.bound = bound
  }
}

/** Thrown when the work itself says no, with its reason; see `serve`. */
export class Declined extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(`work declined: ${reason}`)
    this.name = 'Declined'
    this.reason = reason
  }
}

interface Watch {
  /** Percent done, as the work tells it. */
  onProgress?: (percent: number) => void
  /** Gives the work up: its process is ended and the promise rejects with the signal's reason. */
  signal?: AbortSignal
}

export interface Workshop {
  run<Answer>(job: object, watch?: Watch): Promise<Answer>
  /** Ends the process that is kept, if one is. */
  close(): void
}

/**
 * A place for work on what strangers send: `module` (which calls `serve`) runs in a process of its own, at low priority,
 * one piece after the other, so that no file can take this process's time, its memory or its life.
 */
export function openWorkshop(module: URL, bounds: Bounds): Workshop {
  let kept: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let before: Promise<unknown> = Promise.resolve()

  function close(): void {
    clearTimeout(idle)
    kept?.kill('SIGKILL')
    kept = null
  }

  async function next<Answer>(job: object, { onProgress, signal }: Watch): Promise<Answer> {
    signal?.throwIfAborted()
    clearTimeout(idle)
    const process = (kept ??= start(module, bounds))
    hold(process)
    try {
      return await answered<Answer>(process, job, bounds.seconds, onProgress, signal)
    } catch (error) {
      if (!(error instanceof Declined)) close()
      throw error
    } finally {
      if (bounds.keepSeconds === 0) close()
      else idle = setTimeout(close, bounds.keepSeconds * 1_000).unref()
      letGo(process)
    }
  }

  async function inTurn<Answer>(previous: Promise<unknown>, job: object, watch: Watch): Promise<Answer> {
    await previous
    return next(job, watch)
  }

  return {
    close,
    run(job, watch = {}) {
      const mine = inTurn<never>(before, job, watch)
      before = mine.catch(() => undefined)
      return mine
    },
  }
}

function start(module: URL, { megabytes }: Bounds): ChildProcess {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [module.href, String(megabytes)], {
    execArgv: [],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // People who wait for a page come before files that wait to be looked at.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}

/** Only work under way keeps this process alive. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

function answered<Answer>(
  child: ChildProcess,
  job: object,
  seconds: number,
  onProgress: ((percent: number) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (word: Word) => {
      if ('progress' in word) onProgress?.(word.progress)
      else if ('answer' in word) settle(() => resolve(word.answer as Answer))
      else settle(() => reject(word.declined === null ? new OutOfBounds('crash') : new Declined(word.declined)))
    }
    const onExit = (code: number | null) =>
      settle(() => reject(new OutOfBounds(code === grewTooLarge ? 'memory' : 'crash')))
    const onError = () => onExit(null)
    const onAbort = () => settle(() => reject(signal?.reason as Error))
    const timer = setTimeout(() => settle(() => reject(new OutOfBounds('time'))), seconds * 1_000)
    const settle = (how: () => void) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      signal?.removeEventListener('abort', onAbort)
      how()
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    signal?.addEventListener('abort', onAbort)
    child.send(job, (error) => {
      if (error) onError()
    })
  })
}
