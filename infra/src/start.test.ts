import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock } from './lock.ts'
import { node, root } from './paths.ts'
import { freeTcpPort } from './ports.ts'
import { makeTempDir } from './temp.ts'

let dataDir: string
beforeEach(() => {
  dataDir = makeTempDir('start')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function start(env: Record<string, string>) {
  const child = spawn(node, [join(root, 'infra/src/start.ts')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 20_000,
  })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>])
  return { said, code }
}

test('a second start on the same data says so in one line and touches nothing', async () => {
  const lock = tryLock(join(dataDir, 'start.lock'), 'process 12, http://127.0.0.1:3000')
  const before = readdirSync(dataDir)
  const port = String(await freeTcpPort())
  expect(await start({ PORT: port })).toEqual({
    said: `already running on DATA_DIR ${dataDir} (process 12, http://127.0.0.1:3000)\n`,
    code: 1,
  })
  expect(readdirSync(dataDir)).toEqual(before)
  lock!.release()
})

test('a start on a port that is taken says so in one line and begins nothing', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  expect(await start({ PORT: String(port) })).toEqual({
    said: `PORT ${port} on 127.0.0.1 is taken: stop what listens there, or set another PORT\n`,
    code: 1,
  })
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  other.close()
})

test('a malformed value ends the start with one line that names it', async () => {
  const { said, code } = await start({ PORT: '3000x' })
  expect({ said, code }).toEqual({ said: 'PORT must be a number from 1 to 65535\n', code: 1 })
})
