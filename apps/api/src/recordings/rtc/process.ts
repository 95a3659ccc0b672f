import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FileNews, Job, Order } from './protocol.ts'

const graceMs = 15_000

export interface RecorderProcess {
  /** The files it has begun, by id. */
  began: ReadonlySet<string>
  /** Asks it to close its files and go; makes it, when it takes too long. Resolves when it is gone. */
  finish(): Promise<void>
}

interface Listening {
  onNews(news: FileNews): void
  /** Called once, whatever it ended by. */
  onExit(code: number | null): void
}

/** Starts a recorder's process on a job. It ends when told to, when its room ends, and with us. */
export function openProcess(job: Job, { onNews, onExit }: Listening): RecorderProcess {
  const child = fork(fileURLToPath(new URL('./record-work.ts', import.meta.url)), [], {
    execArgv: [],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const began = new Set<string>()
  const gone = new Promise<void>((resolve) => {
    const end = (code: number | null) => {
      onExit(code)
      resolve()
    }
    child.once('exit', end)
    child.once('error', () => end(null))
  })
  child.on('message', (news: FileNews) => {
    began.add(news.id)
    onNews(news)
  })
  child.send(job, () => undefined)
  let asked = false
  return {
    began,
    finish() {
      if (!asked) {
        asked = true
        const order: Order = { finish: true }
        child.send(order, () => undefined)
        const late = setTimeout(() => child.kill('SIGKILL'), graceMs)
        void gone.then(() => clearTimeout(late))
      }
      return gone
    },
  }
}
