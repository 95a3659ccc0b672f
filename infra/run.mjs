// Runs a TypeScript file of this repository under the pinned Node, from whatever Node the machine has.
// Plain JavaScript: it must work before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const pinned = `${root}node_modules/node/bin/node`

if (!existsSync(pinned)) {
  const install = [`${root}infra/pnpm.mjs`, 'install', '--frozen-lockfile']
  const { status } = spawnSync(process.execPath, install, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

// The binary itself, not the shim in .bin: the shim does not pass signals on. The channel breaks when we are killed.
const child = spawn(pinned, process.argv.slice(2), { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

// npm, when killed, leaves us and the shell between us behind. Run by hand, we may outlive the shell we came from.
if (process.env.npm_lifecycle_event) {
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) child.kill('SIGTERM')
  }, 500).unref()
}

/** Our parent and, where that is only npm's shell, its parent. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return /^(sh|dash|bash|ash|busybox)$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`
  } catch {
    // No /proc here, or the parent went that moment.
    return `${process.ppid}`
  }
}
