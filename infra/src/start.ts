// `npm start`: everything from nothing, in one process group; `--dev` the same, reloading.
import { join } from 'node:path'
import { readEnvironment } from './environment.ts'
import { provideFfmpeg } from './ffmpeg.ts'
import { holderOf, tryLock } from './lock.ts'
import { elapsedLog, printFailure, Refusal } from './log.ts'
import { root } from './paths.ts'
import { isTcpFree } from './ports.ts'
import { type Stack, startStack } from './stack.ts'
import { onEnd } from './supervise.ts'

let stack: Stack | undefined

// Children that are only starting up are not in the stack yet: the watcher ends those when we go.
onEnd(async (why) => {
  console.log(`stopping (${why})`)
  await leave(0)
})

try {
  const environment = readEnvironment(process.env, root)
  const { dataDir, host, port, origin } = environment
  const lockPath = join(dataDir, 'start.lock')
  const lock = tryLock(lockPath, `process ${process.pid}, ${origin}`)
  if (!lock) throw new Refusal(`already running on DATA_DIR ${dataDir} (${holderOf(lockPath)})`)
  if (!(await isTcpFree(port, host))) {
    throw new Refusal(`PORT ${port} on ${host} is taken: stop what listens there, or set another PORT`)
  }
  const log = elapsedLog()
  log(`logs are in ${join(dataDir, 'logs')}`)
  const records = process.env.RECORDING !== 'off'
  // Beside all else, and never in production, where nothing is installed that nobody asked for.
  const ffmpeg = records ? provideFfmpeg({ log, install: !environment.production }) : undefined
  const dev = process.argv.includes('--dev')
  stack = await startStack({ ...environment, dev, recording: records, log, onLost: giveUp })
  await ffmpeg
  if (environment.demo) {
    log('a show is on air: open it on a phone-sized screen; Ctrl-C ends everything')
    log(`sign in as anybody of the demo with one click: ${origin}/sign-in; text messages: ${origin}/outbox`)
  }
  console.log(`ready ${origin}`)
} catch (error) {
  printFailure(error)
  await leave(1)
}

function giveUp(why: string): void {
  console.error(why)
  void leave(1)
}

async function leave(code: number): Promise<never> {
  await stack?.stop()
  process.exit(code)
}
