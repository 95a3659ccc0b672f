import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DaySeal } from '@zhibo/core/audit/schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { aChain, addLinks, anAction, cutTail, tamperWith } from '../testing/trail.ts'
import { recordAudit } from './record.ts'
import { sealTrail } from './seal.ts'
import { diskSealBook } from './seal-book.ts'
import { createSealKey } from './seal-key.ts'
import { verifyTrail } from './verify.ts'

let bench: Bench
let folder: string
const key = createSealKey(randomBytes(32))

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhibo-seals-'))
  bench = await aBench({ seals: diskSealBook(folder, key) })
})
afterAll(async () => {
  await bench.close()
  await rm(folder, { recursive: true })
})

/** Three days of ten links, the first two over and sealed, on the third half past noon. */
beforeEach(async () => {
  await tamperWith(bench, 'delete from audit_entry; delete from audit_head')
  for (const name of await readdir(folder)) await rm(path.join(folder, name))
  await aChain(bench, '2026-06-01')
  await aChain(bench, '2026-06-02')
  await aChain(bench, '2026-06-03')
  bench.clock.set('2026-06-03T12:30:00+08:00')
  await sealTrail(bench.system)
})

const file = (day: string) => path.join(folder, `${day}.json`)
const sealOf = async (day: string) => DaySeal.parse(JSON.parse(await readFile(file(day), 'utf8')))
const fault = async (days = {}) => (await verifyTrail(bench.system, days)).fault

test('the daily file tells where each chain of the day ended, signed by a key of its own', async () => {
  const { signature, publicKey, ...seal } = await sealOf('2026-06-01')
  expect(seal).toMatchObject({ number: 1, after: 0, chains: [{ scope: 'county', seq: 10, count: 10 }] })
  expect(publicKey).toBe(key.publicKey)
  expect(Buffer.from(signature, 'base64')).toHaveLength(64)
  expect(await verifyTrail(bench.system)).toEqual({ chains: 3, links: 30, seals: 3, fault: null })
})

test('a day is closed ten minutes after midnight in Shanghai, once; until then its file follows the day', async () => {
  expect(await sealOf('2026-06-03')).toMatchObject({ number: null, after: 2, chains: [{ seq: 10 }] })
  await addLinks(bench, 'more', 2)
  expect(await sealTrail(bench.system)).toEqual({ days: ['2026-06-03'], faults: [] })
  expect(await sealOf('2026-06-03')).toMatchObject({ number: null, chains: [{ seq: 12, count: 12 }] })
  expect(await sealTrail(bench.system)).toEqual({ days: [], faults: [] })

  bench.clock.set('2026-06-04T00:09:59+08:00')
  expect(await sealTrail(bench.system)).toEqual({ days: [], faults: [] })
  bench.clock.set('2026-06-04T00:10:00+08:00')
  expect(await sealTrail(bench.system)).toEqual({ days: ['2026-06-03'], faults: [] })
  const closed = await readFile(file('2026-06-03'), 'utf8')
  expect(await sealOf('2026-06-03')).toMatchObject({ number: 3, after: 2 })

  bench.clock.set('2026-06-05T00:10:00+08:00')
  expect(await sealTrail(bench.system)).toEqual({ days: [], faults: [] })
  expect(await readFile(file('2026-06-03'), 'utf8')).toBe(closed)
})

test.each([
  ['of a closed day', '2026-06-01', 7],
  ['of the running day', '2026-06-03', 3],
  ['of a whole day', '2026-06-02', 0],
])('a tail %s that was cut off, its head moved back, is named by the daily file', async (_, day, keep) => {
  await cutTail(bench, day, keep)
  expect(await fault()).toEqual({ kind: 'cut', scope: 'county', day, seq: keep + 1, entryId: null })
  expect(await fault({ from: day, to: day })).toMatchObject({ kind: 'cut', day })
})

test('a shortened running day keeps the file that has seen more, however often it is sealed', async () => {
  await cutTail(bench, '2026-06-03', 4)
  for (const at of ['2026-06-03T13:00:00+08:00', '2026-06-04T09:00:00+08:00']) {
    bench.clock.set(at)
    expect(await sealTrail(bench.system)).toMatchObject({ days: [], faults: [{ kind: 'cut', seq: 5 }] })
  }
  await addLinks(bench, 'later', 1)
  expect(await sealTrail(bench.system)).toMatchObject({ days: ['2026-06-04'], faults: [{ day: '2026-06-03' }] })
  expect(await fault()).toMatchObject({ kind: 'cut', day: '2026-06-03', seq: 5 })
})

test('a tail cut off and grown anew is another one than the file has seen', async () => {
  await cutTail(bench, '2026-06-03', 4)
  await addLinks(bench, 'forged', 8)
  expect(await fault()).toMatchObject({ kind: 'rewritten', day: '2026-06-03', seq: 10 })
})

test('links added to a closed day are named', async () => {
  bench.clock.set('2026-06-01T23:00:00+08:00')
  await addLinks(bench, 'late', 1)
  bench.clock.set('2026-06-03T12:30:00+08:00')
  expect(await fault()).toMatchObject({ kind: 'added', day: '2026-06-01', seq: 11 })
})

test('a broken link is named before the file that disagrees with it', async () => {
  await tamperWith(bench, `delete from audit_entry where day = '2026-06-02' and seq = 3`)
  await cutTail(bench, '2026-06-03', 1)
  expect(await fault()).toMatchObject({ kind: 'missing', day: '2026-06-02', seq: 3 })
})

test.each<[string, (seal: DaySeal) => unknown]>([
  ['whose count was changed', (seal) => ({ ...seal, chains: [{ ...seal.chains[0], seq: 7 }] })],
  ['signed with another key', (seal) => signedByAnother(seal)],
  ['with an empty signature', (seal) => ({ ...seal, signature: '' })],
  ['that is the file of another day', () => readFile(file('2026-06-02'), 'utf8')],
  ['that is no JSON', () => 'sealed'],
])('a daily file %s is forged', async (_, forge) => {
  const forged = await forge(await sealOf('2026-06-01'))
  await writeFile(file('2026-06-01'), typeof forged === 'string' ? forged : JSON.stringify(forged))
  expect(await fault()).toMatchObject({ kind: 'seal_forged', day: '2026-06-01' })
  bench.clock.set('2026-06-03T14:00:00+08:00')
  await sealTrail(bench.system)
  expect(await fault(), 'sealing does not mend it').toMatchObject({ kind: 'seal_forged', day: '2026-06-01' })
})

/** The same words under a signature that is right, but not ours. */
async function signedByAnother(seal: DaySeal): Promise<string> {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'zhibo-seals-'))
  const { day, number, after, writtenAt, chains } = seal
  await diskSealBook(elsewhere, createSealKey(randomBytes(32))).write({ day, number, after, writtenAt, chains })
  const text = await readFile(path.join(elsewhere, `${day}.json`), 'utf8')
  await rm(elsewhere, { recursive: true })
  return text
}

test('a day without its file is named an hour after it should have been closed', async () => {
  await rm(file('2026-06-02'))
  expect(await fault()).toMatchObject({ kind: 'seal_missing', day: '2026-06-02' })
})

test('a file that was taken away and written anew leaves its number missing', async () => {
  await cutTail(bench, '2026-06-02', 6)
  await rm(file('2026-06-02'))
  expect(await sealTrail(bench.system)).toMatchObject({ days: ['2026-06-02'] })
  expect(await fault()).toMatchObject({ kind: 'seal_number', seq: 2 })
})

test('a day that is gone whole, from database and folder, leaves its number missing', async () => {
  await cutTail(bench, '2026-06-01', 0)
  await rename(file('2026-06-01'), path.join(folder, 'taken.away'))
  expect(await fault()).toMatchObject({ kind: 'seal_number', seq: 1 })
})

test('the file of noon in the place of the closed one is not enough', async () => {
  const noon = await readFile(file('2026-06-03'), 'utf8')
  await addLinks(bench, 'afternoon', 5)
  bench.clock.set('2026-06-04T09:00:00+08:00')
  await sealTrail(bench.system)
  await cutTail(bench, '2026-06-03', 10)
  await writeFile(file('2026-06-03'), noon)
  expect(await fault()).toMatchObject({ kind: 'seal_missing', day: '2026-06-03' })
})

test('chains of stations are sealed each for itself', async () => {
  const station = crypto.randomUUID()
  await withTx(bench.system, (tx) =>
    recordAudit(tx, anAction, { kind: 'station', id: station }, { stationId: station }),
  )
  await sealTrail(bench.system)
  const { chains } = await sealOf('2026-06-03')
  expect(Object.fromEntries(chains.map(({ scope, seq }) => [scope, seq]))).toEqual({ county: 10, [station]: 1 })
  await tamperWith(
    bench,
    `delete from audit_entry where scope = '${station}'; delete from audit_head where scope = '${station}'`,
  )
  expect(await fault()).toMatchObject({ kind: 'cut', scope: station, seq: 1 })
})
