import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { frugalEnv, frugalFlags } from './frugal.ts'
import { type Log, Refusal } from './log.ts'
import { openLogFile, tailOf } from './logfile.ts'
import { node, root } from './paths.ts'
import { answersAt, readyOrNot } from './ready.ts'
import { type Child, startChild } from './supervise.ts'

export interface ApiOptions {
  env: NodeJS.ProcessEnv
  /** Where it answers, seen from this machine. */
  origin: string
  logPath: string
  dev: boolean
}

const readyMs = 60_000

// Only our own sources: Vite writes and removes files of its own, which would start it again and again.
const watched = ['apps/api/src', 'packages/core/src', 'infra/src'].map((path) => `--watch-path=${join(root, path)}`)

/** The process that serves API and web; resolves when it says of itself that it is ready. */
export async function startApi({ env, origin, logPath, dev }: ApiOptions): Promise<Child> {
  const output = openLogFile(logPath)
  const args = [...frugalFlags, join(root, 'infra/src/serve.ts'), ...(dev ? ['--dev'] : [])]
  const out = dev ? 'inherit' : output.fd
  try {
    const child = await startChild({
      command: node,
      args: dev ? [...watched, '--watch-preserve-output', ...args] : args,
      cwd: root,
      env: { ...frugalEnv, ...env },
      // The channel tells it of our death should the watcher be gone too.
      stdio: ['ignore', out, out, 'ipc'],
    })
    child.process.channel?.unref()
    const outcome = await readyOrNot(child, () => answersAt(`${origin}/api/health/ready`), readyMs)
    if (outcome === 'ready') return child
    await child.stop(0)
    throw new Refusal(`the API ${outcome}${dev ? '' : `:\n${tailOf(logPath)}`}`)
  } finally {
    output.close()
  }
}

/** The demo's presenter: a synthetic picture, sent through the media server. Native code, so in a process of its own. */
export async function startPresenter(env: NodeJS.ProcessEnv, logPath: string): Promise<Child> {
  const output = openLogFile(logPath)
  try {
    return await startChild({
      command: node,
      args: [join(root, 'apps/api/src/demo/presenter.ts')],
      cwd: root,
      env,
      stdio: ['ignore', output.fd, output.fd],
    })
  } finally {
    output.close()
  }
}

/** Runs `prepare.ts` to its end and repeats what it says. */
export async function prepare(task: 'migrate' | 'seed', env: NodeJS.ProcessEnv, log: Log): Promise<void> {
  const child = await startChild({
    command: node,
    args: [join(root, 'infra/src/prepare.ts'), task],
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  createInterface(child.process.stdout!).on('line', log)
  createInterface(child.process.stderr!).on('line', (line) => said.push(line))
  const how = await child.ended
  if (how !== 'code 0') throw new Refusal(`${task} ended with ${how}:\n${said.join('\n')}`)
}
