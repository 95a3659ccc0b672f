import { type ChildProcess, fork, type ForkOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { frugalEnv, frugalFlags } from '@zhibo/infra/frugal'

const start = (module: string, args: string[], options: ForkOptions): ChildProcess =>
  fork(fileURLToPath(new URL(module, import.meta.url)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...options,
  })

/** A module of the benches in a process of its own. */
export const child = (module: string, ...args: string[]): ChildProcess => start(module, args, {})

/** The API in a process of its own, started as an installation starts it. */
export const apiChild = (module: string): ChildProcess =>
  start(module, [], { execArgv: [...process.execArgv, ...frugalFlags], env: { ...frugalEnv, ...process.env } })

/** The next thing it says. */
export const said = <T>(process: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      process.off('exit', onExit)
      resolve(message as T)
    }
    const onExit = (code: number | null) => {
      process.off('message', onMessage)
      reject(new Error(`a measured process ended with ${code}`))
    }
    process.once('message', onMessage)
    process.once('exit', onExit)
  })

/** What it answers. */
export async function ask<T>(process: ChildProcess, message: object): Promise<T> {
  const answer = said<T>(process)
  process.send(message)
  return answer
}
