import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './supervise.ts'

/** Asks until the child is ready, has ended or takes too long: `ready`, or what to say about it. */
export async function readyOrNot(
  child: Child,
  isReady: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<string> {
  const state = { said: '' }
  void child.ended.then((how) => (state.said = `ended with ${how}`))
  const deadline = Date.now() + withinMs
  while (!state.said) {
    if (await isReady()) return 'ready'
    if (Date.now() > deadline) return `was not ready within ${withinMs / 1000} s`
    await sleep(30)
  }
  return state.said
}

/** Whether an address answers with a success now. */
export async function answersAt(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(3000) })
    return ok
  } catch {
    return false
  }
}
