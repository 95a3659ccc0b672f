// Where a running start has its database and media server, for the operator's command line beside it.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const names = [
  'DATABASE_URL',
  'LIVEKIT_URL',
  'LIVEKIT_API_KEY',
  'LIVEKIT_API_SECRET',
  'SECRET_FILE',
  'DATA_DIR',
  'HOST',
  'PORT',
  'ORIGIN',
  'DEMO',
  'RECORDING',
]

const fileOf = (dataDir: string) => join(dataDir, 'runtime.json')

/** Writes it down, readable by its owner alone; never half a file. */
export function writeRuntime(dataDir: string, env: NodeJS.ProcessEnv): void {
  const partial = `${fileOf(dataDir)}.${process.pid}`
  const content = Object.fromEntries(names.map((name) => [name, env[name]]))
  writeFileSync(partial, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(partial, fileOf(dataDir))
}

export function removeRuntime(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}
