import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { node, root } from './paths.ts'
import { isAlive } from './processes.ts'
import { service } from './service.ts'
import { startChild } from './supervise.ts'
import { end, endHolders, firstLine, hold, untilGone } from './testing/processes.ts'

interface Family {
  pid: number
  grandchild: number
}

afterEach(endHolders)

describe('children that will not end when asked', () => {
  test.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)('are gone within 5 s of our %s', async (signal) => {
    const { holder, pid, grandchild } = await hold<Family>('stubborn')
    expect([pid, grandchild].map(isAlive)).toEqual([true, true])
    const asked = Date.now()
    await end(holder, signal)
    await untilGone([pid, grandchild], 5000 - (Date.now() - asked))
  })
})

describe('run.mjs under npm', () => {
  test('ends what it runs when npm is killed and leaves its shell behind', async () => {
    const holder = fileURLToPath(new URL('testing/holder.ts', import.meta.url))
    // As npm does it: its shell, and under that the shim that stands for node; both stay when npm goes.
    const shim = `"${node}" "${join(root, 'infra/run.mjs')}" "${holder}" stubborn; :`
    const inShell = `/bin/sh -c '${shim}'; :`
    const npm = `require('node:child_process').spawn('/bin/sh', ['-c', process.argv[1]], { stdio: 'inherit' })`
    const standIn = spawn(node, ['-e', npm, inShell], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { pid, grandchild } = JSON.parse(await firstLine(standIn)) as Family
    await end(standIn, 'SIGKILL')
    expect(await untilGone([pid, grandchild], 5000)).toBeLessThan(5000)
  })
})

describe('a service', () => {
  const aService = (said: string[]) =>
    service({
      name: 'sleeper',
      log: (line) => said.push(line),
      onLost: (why) => said.push(why),
      start: () => startChild({ command: node, args: ['-e', 'setInterval(() => {}, 1000)'], stdio: 'ignore' }),
    })

  test('is started again when it ends by itself', async () => {
    const said: string[] = []
    const sleeper = aService(said)
    const first = await sleeper.start()
    process.kill(first.pid, 'SIGKILL')
    await expect.poll(() => sleeper.running?.pid, { timeout: 10_000 }).not.toBe(first.pid)
    await expect.poll(() => sleeper.running?.pid, { timeout: 10_000 }).toBeTypeOf('number')
    expect(said).toEqual(['the sleeper ended with SIGKILL: starting it again'])
    await sleeper.stop()
  })

  test('stays down when it was killed on purpose, until it is started', async () => {
    const said: string[] = []
    const sleeper = aService(said)
    const first = await sleeper.start()
    await sleeper.kill()
    await first.ended
    expect(sleeper.running).toBeUndefined()
    const second = await sleeper.start()
    expect(isAlive(second.pid)).toBe(true)
    await sleeper.stop()
    expect(isAlive(second.pid)).toBe(false)
    expect(said).toEqual([])
  })
})

test('a program that is not there is an error, not a silence', async () => {
  await expect(startChild({ command: '/nowhere/at-all', stdio: 'ignore' })).rejects.toThrow('ENOENT')
})

test('a child says how it ended', async () => {
  const child = await startChild({ command: node, args: ['-e', 'process.exit(3)'], stdio: 'ignore' })
  expect(await child.ended).toBe('code 3')
})
