// A recorder's process: native code, so apart from everything else. It stands in a session's public room, hidden, and
// writes a file for each stretch in which a presenter is there with a picture. It ends when told, and with its parent.
import { constants, setPriority } from 'node:os'
import { Watching } from './watching.ts'
import type { FileNews, Job, Order } from './protocol.ts'

const lookEveryMs = 25
const measureEveryMs = 500
const megabytes = 700
const grewTooLarge = 75

// After the people who wait for a page; before what has no hurry at all, for a show does not wait.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
const watching = new Watching((news: FileNews) => {
  if (process.connected) process.send?.(news)
})

process.on('message', (said: Job | Order) => {
  if ('finish' in said) void leave(0)
  else void begin(said)
})
process.on('disconnect', () => void leave(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave(0))

async function begin(job: Job): Promise<void> {
  try {
    await watching.join(job, () => void leave(0))
  } catch (error) {
    console.error(`recorder: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
  setInterval(() => void watching.measure(), measureEveryMs)
  setInterval(() => {
    // What has come in is taken in first, however late this is.
    setImmediate(() => watching.advance())
    if (process.memoryUsage.rss() > megabytes * 1_000_000) void leave(grewTooLarge)
  }, lookEveryMs)
}

let leaving = false

async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  await watching.close()
  process.exit(code)
}
