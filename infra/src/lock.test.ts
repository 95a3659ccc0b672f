import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, tryLock, waitForLock } from './lock.ts'
import { makeTempDir } from './temp.ts'
import { end, endHolders, hold } from './testing/processes.ts'

let dir: string
beforeEach(() => {
  dir = makeTempDir('lock')
})
afterEach(async () => {
  await endHolders()
  rmSync(dir, { recursive: true, force: true })
})

test('who comes second is told who was first, in another process and in the same', async () => {
  const path = join(dir, 'a.lock')
  await hold('lock', path)
  expect(tryLock(path)).toBeUndefined()
  expect(holderOf(path)).toBe('the holder')

  const own = join(dir, 'b.lock')
  const lock = tryLock(own, 'we')
  expect(tryLock(own)).toBeUndefined()
  lock!.release()
  expect(tryLock(own)).toBeDefined()
})

test('a killed holder gives the lock back at once', async () => {
  const path = join(dir, 'a.lock')
  const { holder } = await hold('lock', path)
  const said: string[] = []
  const waiting = waitForLock(path, (who) => said.push(who))
  await end(holder, 'SIGKILL')
  const lock = await waiting
  expect(said).toEqual(['the holder'])
  lock.release()
})
