// Runs the pnpm that package.json pins, from any Node that has npm. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
const { status, signal, error } = spawnSync('npx', ['--yes', packageManager, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_NO_WARNINGS: '1' },
})
if (error) console.error(`cannot run ${packageManager}: ${error.message}`)
process.exit(status ?? (signal ? 1 : 0))
