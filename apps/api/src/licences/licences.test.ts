import { readFile } from 'node:fs/promises'
import type { FileView } from '@zhibo/core/files/schema'
import { LicenceReadingView } from '@zhibo/core/licences/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorkshop } from '../bounded/workshop.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { fileLink } from '../files/link.ts'
import { upload } from '../files/upload.ts'
import { trailOf } from '../testing/audit.ts'
import { aPdf } from '../testing/files.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, type SignedIn } from '../testing/identity.ts'
import { askReading } from './ask.ts'
import { takeNext } from './queries.ts'
import { readQueued } from './read-queued.ts'
import { openReader } from './reader.ts'

// Drawn like the demo's licences, with a QR code, then turned by 1.2°, blurred and saved as a phone would.
const licence = await readFile(new URL('./fixtures/licence.jpg', import.meta.url))
const going = new AbortController().signal

let bench: Bench
let client: ReturnType<typeof aClient>
let owner: SignedIn
const reader = openReader()

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  owner = await aPerson(bench)
})
beforeEach(() => bench.deps.db.deleteFrom('licence_reading').execute())
afterAll(async () => {
  reader.close()
  await bench.close()
})

const aLicence = (bytes: Uint8Array = licence): Promise<FileView> =>
  upload(owner.ctx, { bytes, name: '', declaredType: '', purpose: 'licence' })
const ask = (who: SignedIn, body: object) => client.ask(LicenceReadingView, who, 'POST', '/api/licence-readings', body)
const reading = async (fileId: string) =>
  (await client.ask(LicenceReadingView, owner, 'GET', `/api/licence-readings/${fileId}`)).body
const proofOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams)

describe('a licence', () => {
  test('is read in the background: who it is, its code from print or QR, where it stands; sealed at rest', async () => {
    const { id } = await aLicence()
    const asked = await ask(owner, { fileId: id })
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued', progress: 0, suggestions: [] } })
    expect(await readQueued(bench.system, reader, going)).toBe(1)

    const found = await reading(id)
    expect(found).toMatchObject({ state: 'done', progress: 100, problem: null })
    expect(found.qr).toContain('91511725MADEM0A15L')
    expect(found.suggestions).toEqual([
      expect.objectContaining({ field: 'name', value: '（演示）锦绣制衣有限公司' }),
      expect.objectContaining({ field: 'creditCode', value: '91511725MADEM0A15L', source: 'qr', passes: true }),
      expect.objectContaining({ field: 'kind', value: 'maker' }),
      expect.objectContaining({ field: 'address', value: '四川省达州市渠县（演示）' }),
      expect.objectContaining({ field: 'validUntil', value: 'long_term' }),
    ])
    const { result } = await bench.deps.db.selectFrom('licence_reading').select('result').executeTakeFirstOrThrow()
    expect(result!.includes(Buffer.from('锦绣'))).toBe(false)
  })

  test('is read once, however often one asks', async () => {
    const { id } = await aLicence(aPdf())
    await ask(owner, { fileId: id })
    await ask(owner, { fileId: id })
    expect(await readQueued(bench.system, reader, going)).toBe(1)
    expect((await ask(owner, { fileId: id })).body).toMatchObject({ state: 'done', suggestions: [], qr: null })
    expect(await readQueued(bench.system, reader, going)).toBe(0)
    expect(await trailOf(bench, id)).toEqual(['file.uploaded', 'licence.reading_asked'])
  })

  test('is read for who sent it, or holds a link of their own to it, and nobody else', async () => {
    const { id, url } = await aLicence()
    const other = await aPerson(bench)
    const code = async (who: SignedIn | null, proof = {}) =>
      (await client.refused(who, 'POST', '/api/licence-readings', { fileId: id, ...proof })).code
    expect(await code(null)).toBe('not_signed_in')
    expect(await code(other)).toBe('not_found')
    expect(await code(other, { ...proofOf(url), expires: Number(proofOf(url)['expires']) })).toBe('not_found')
    await ask(owner, { fileId: id })
    expect((await client.refused(other, 'GET', `/api/licence-readings/${id}`)).code).toBe('not_found')

    const link = await fileLink(other.ctx, id)
    const { search } = new URL(link.url, 'http://x')
    const seen = await client.ask(LicenceReadingView, other, 'GET', `/api/licence-readings/${id}${search}`)
    expect(seen.body.state).toBe('queued')
    bench.clock.advance(11 * 60_000)
    expect((await client.refused(other, 'GET', `/api/licence-readings/${id}${search}`)).code).toBe('not_found')
  })
})

describe('a reading', () => {
  test('left lying by a process that died is taken up again, but not from one that is still at it', async () => {
    const { id } = await aLicence()
    await askReading(owner.ctx, { fileId: id })
    const now = bench.clock.read()
    expect(await takeNext(bench.system, now, new Date(now.getTime() + 20_000))).toMatchObject({ attempts: 1 })
    expect(await readQueued(bench.system, reader, going)).toBe(0)
    bench.clock.advance(20_000)
    expect(await readQueued(bench.system, reader, going)).toBe(1)
    expect((await reading(id)).state).toBe('done')
  })

  test('cut short because the process stops goes back in line as if it had not begun', async () => {
    const { id } = await aLicence()
    await askReading(owner.ctx, { fileId: id })
    const stop = new AbortController()
    const cutShort = {
      ...reader,
      read: (...[picture, , signal]: Parameters<typeof reader.read>) =>
        reader.read(picture, () => stop.abort(new Error('stopping')), signal),
    }
    await readQueued(bench.system, cutShort, stop.signal)
    expect(await reading(id)).toMatchObject({ state: 'queued', progress: 0 })
    expect(await readQueued(bench.system, reader, going)).toBe(1)
    expect((await reading(id)).state).toBe('done')
  })

  test('that takes too long is given up and can be asked for again', async () => {
    const { id } = await aLicence()
    await askReading(owner.ctx, { fileId: id })
    const bounds = { megabytes: 700, seconds: 0.05, keepSeconds: 0 }
    const hasty = openReader(openWorkshop(new URL('./reader-work.ts', import.meta.url), bounds))
    await readQueued(bench.system, hasty, going)
    expect(await reading(id)).toMatchObject({ state: 'failed', problem: 'too_slow' })
    expect((await ask(owner, { fileId: id })).body.state).toBe('queued')
  })

  test('of a picture that cannot be opened says so, and is not tried again', async () => {
    const { id } = await aLicence()
    const { storage_key: key } = await bench.deps.db
      .selectFrom('stored_file')
      .select('storage_key')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await bench.deps.files.put(key, Buffer.from('no picture'))
    await askReading(owner.ctx, { fileId: id })
    await readQueued(bench.system, reader, going)
    expect(await reading(id)).toMatchObject({ state: 'failed', problem: 'unreadable' })
    expect((await ask(owner, { fileId: id })).body.state).toBe('failed')
  })

  test('is tried again every twenty seconds while what it needs is away, five times in all', async () => {
    const { id } = await aLicence()
    await askReading(owner.ctx, { fileId: id })
    let tried = 0
    const broken = { ...reader, read: () => Promise.reject(new Error(`away, ${(tried += 1)}`)) }
    for (let round = 1; round <= 5; round++) {
      await readQueued(bench.system, broken, going)
      await readQueued(bench.system, broken, going)
      expect([tried, (await reading(id)).state]).toEqual([round, round < 5 ? 'reading' : 'failed'])
      bench.clock.advance(20_000)
    }
    expect(await readQueued(bench.system, broken, going)).toBe(0)
  })
})
