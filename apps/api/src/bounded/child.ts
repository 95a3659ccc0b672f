import { Worker } from 'node:worker_threads'
import { grewTooLarge, type Word } from './protocol.ts'

// The process of a workshop. The work runs in a thread, so that this one is always free to watch how large it grows.
const [module = '', megabytes = '0'] = process.argv.slice(2)
const lookEveryMs = 25

const worker = new Worker(new URL(module))
worker.on('message', (word: Word) => process.send?.(word))
worker.on('error', (error) => {
  console.error(error)
  process.exit(1)
})
process.on('message', (job) => worker.postMessage(job, []))
// Whoever asked is gone: nothing is left to do here.
process.on('disconnect', () => process.exit(0))

setInterval(() => {
  if (process.memoryUsage.rss() > Number(megabytes) * 1_000_000) process.exit(grewTooLarge)
}, lookEveryMs)
