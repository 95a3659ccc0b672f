// A process for tests to kill: starts what it is told to, says so in one line of JSON, and stays.
import { node } from '../paths.ts'
import { startPostgres } from '../postgres.ts'
import { onEnd, startChild } from '../supervise.ts'
import { tryLock } from '../lock.ts'

const [what, path = ''] = process.argv.slice(2)

// Takes no notice of being asked to end, and has a child that does not either.
const stubborn = `
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {})
  if (process.argv[1]) console.log(require('node:child_process').spawn(process.execPath, ['-e', process.argv[1]]).pid)
  setInterval(() => {}, 1000)`
const holdOut =
  "for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); setInterval(() => {}, 1000)"

if (what === 'postgres') {
  const { pid, port, url, reused, stop } = await startPostgres({ dataDir: path, settings: { fsync: 'off' } })
  say({ pid, port, url, reused })
  onEnd(async () => {
    await stop()
    process.exit(0)
  })
} else if (what === 'lock') {
  say({ locked: tryLock(path, 'the holder') !== undefined })
} else if (what === 'stubborn') {
  const child = await startChild({
    command: node,
    args: ['-e', stubborn, holdOut],
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.process.stdout!.once('data', (text: Buffer) => say({ pid: child.pid, grandchild: Number(text) }))
  onEnd(async () => {
    await child.stop(1000)
    process.exit(0)
  })
}
setInterval(() => undefined, 60_000)

function say(words: object): void {
  console.log(JSON.stringify(words))
}
