// Runs a TypeScript file of this repository under the pinned Node, from whatever Node the machine has.
// Plain JavaScript: it must work before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'
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

// npm, when killed, leaves us and the shells between us behind. Run by hand, we may outlive the shell we came from.
if (process.env.npm_lifecycle_event) {
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) child.kill('SIGTERM')
  }, 500).unref()
}

/** The shells between npm and us (its own, and that of the shim which stands for node under it), and npm. */
function ancestors() {
  const line = [process.ppid]
  try {
    while (/\/(ba|da|a|z|k)?sh$|busybox/.test(readlinkSync(`/proc/${line.at(-1)}/exe`))) {
      const stat = readFileSync(`/proc/${line.at(-1)}/stat`, 'utf8')
      // The parent is the second field after the name, which stands in brackets.
      line.push(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    }
  } catch {
    // No /proc on this system, or not for us to read: the nearest that we know has to do.
  }
  return line.join(' ')
}
