import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, seconds } from './log.ts'

/** What a service runs as: a process we started. */
export interface Running {
  pid: number
  ended: Promise<string>
  stop(graceMs?: number): Promise<void>
  kill?(): Promise<void>
}

export interface Service<R extends Running> {
  readonly name: string
  /** Undefined while it is down. */
  readonly running: R | undefined
  /** Starts it, or does nothing when it runs. */
  start(): Promise<R>
  /** Ends it in order; it stays down until `start`. */
  stop(graceMs?: number): Promise<void>
  /** Ends it as a fault would; it stays down until `start`. */
  kill(): Promise<void>
}

export interface ServiceOptions<R extends Running> {
  name: string
  log: Log
  start(): Promise<R>
  /** Called when it ended by itself and could not be brought back. */
  onLost(why: string): void
}

const patience = { restarts: 5, withinMs: 60_000, pauseMs: 1000 }

/** Keeps one process running: when it ends without having been told to, it is started again, though not for ever. */
export function service<R extends Running>({ name, log, start, onLost }: ServiceOptions<R>): Service<R> {
  let running: R | undefined
  let wanted = false
  let restarts: number[] = []

  const begin = async () => {
    const fresh = await start()
    if (!wanted) {
      // Told to stop while it was starting.
      await fresh.stop(0)
      throw new Error(`the ${name} was stopped while it started`)
    }
    running = fresh
    void fresh.ended.then((how) => (running === fresh ? revive(how) : undefined))
    return fresh
  }

  const revive = async (how: string) => {
    running = undefined
    if (!wanted) return
    restarts = [...restarts.filter((at) => Date.now() - at < patience.withinMs), Date.now()]
    if (restarts.length > patience.restarts) {
      return onLost(
        `the ${name} ended ${restarts.length} times within ${seconds(patience.withinMs)}, at last with ${how}`,
      )
    }
    log(`the ${name} ended with ${how}: starting it again`)
    await sleep(patience.pauseMs)
    try {
      if (wanted && !running) await begin()
    } catch (error) {
      if (wanted)
        onLost(`the ${name} could not be started again: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  const end = async (how: (running: R) => Promise<void> | undefined) => {
    wanted = false
    const ending = running
    running = undefined
    if (ending) await how(ending)
  }

  return {
    name,
    get running() {
      return running
    },
    start() {
      wanted = true
      return running ? Promise.resolve(running) : begin()
    },
    stop: (graceMs) => end((ending) => ending.stop(graceMs)),
    kill: () => end((ending) => ending.kill?.() ?? ending.stop(0)),
  }
}
