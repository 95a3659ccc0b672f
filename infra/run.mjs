// Runs a TypeScript file of this repository under the pinned Node, from whatever Node the machine has.
// Plain JavaScript: it must work before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const pinned = `${root}node_modules/node/bin/node`

if (!existsSync(pinned)) {
  const { status } = spawnSync(process.execPath, [`${root}infra/pnpm.mjs`, 'install', '--frozen-lockfile'], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

// The binary itself, not the shim in .bin: the shim does not pass signals on.
const child = spawn(pinned, process.argv.slice(2), { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
