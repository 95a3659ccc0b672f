import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSecrets } from './secrets.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhibo-secrets-'))
  file = join(folder, 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const key = () => randomBytes(32).toString('base64')
const firstVersion = () => ({ phoneKey: key(), lookupKey: key(), cookieKey: key(), fileKey: key() })
const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'))
const write = (secrets: unknown, mode = 0o600) => {
  writeFileSync(file, JSON.stringify(secrets))
  chmodSync(file, mode)
}

test('the first start makes all keys, for their owner alone; the next leaves them as they are', () => {
  ensureSecrets(file, { production: false })
  expect(Object.keys(kept() as object)).toEqual(['phoneKey', 'lookupKey', 'cookieKey', 'fileKey', 'auditKey'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const before = kept()
  ensureSecrets(file, { production: false })
  ensureSecrets(file, { production: true })
  expect(kept()).toEqual(before)
})

test('a file of the first version gets the key for the daily files, and keeps the others', () => {
  const old = firstVersion()
  write(old)
  ensureSecrets(file, { production: false })
  expect(kept()).toEqual({ ...old, auditKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) as string })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('in production nobody writes into the file: what is missing is named', () => {
  write(firstVersion())
  expect(() => ensureSecrets(file, { production: true })).toThrow(/auditKey must be 32 bytes in base64/)
  write({ ...firstVersion(), auditKey: key() }, 0o644)
  expect(() => ensureSecrets(file, { production: true })).toThrow(/open to others/)
})

test('a broken key is named and never shown', () => {
  write({ ...firstVersion(), fileKey: 'not a key', auditKey: key() })
  expect(() => ensureSecrets(file, { production: false })).toThrow(/^(?!.*not a key).*fileKey/)
})
