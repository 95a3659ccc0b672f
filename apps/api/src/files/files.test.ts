import { FileView } from '@zhibo/core/files/schema'
import { problems } from '@zhibo/core/problem/codes'
import { sql } from 'kysely'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { fileLink } from './link.ts'
import { entriesOf } from '../testing/audit.ts'
import { aBombInAPdf, aHeic, aLongPdf, aPdf } from '../testing/files.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, type SignedIn } from '../testing/identity.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let owner: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  owner = await aPerson(bench)
})
afterAll(() => bench.close())

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#345' } })
const jpeg = await sharp({
  create: {
    width: 300,
    height: 200,
    channels: 3,
    background: '#000',
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})
  .jpeg()
  .toBuffer()
const png = await picture(60, 40).png().toBuffer()
const webp = await picture(60, 40).webp().toBuffer()
const pdf = aPdf()

function form(bytes: Uint8Array, name: string, type = '', purpose = 'licence'): FormData {
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(bytes)], name, { type }))
  body.set('purpose', purpose)
  return body
}

const send = (bytes: Uint8Array, name: string, type?: string) =>
  client.ask(FileView, owner, 'POST', '/api/uploads', form(bytes, name, type))
const refusal = async (bytes: Uint8Array, name: string, type?: string) =>
  (await client.refused(owner, 'POST', '/api/uploads', form(bytes, name, type))).code
const stored = async (url: string) => Buffer.from(await (await client.send(owner, 'GET', url)).arrayBuffer())

describe('an upload', () => {
  test.each([
    ['a JPG', jpeg, '营业执照.JPG', 'image/jpeg', 'image/jpeg'],
    ['a PNG', png, 'a.png', 'image/png', 'image/png'],
    ['a WebP', webp, 'a.webp', '', 'image/webp'],
    ['a picture whose sender says nothing of its type', jpeg, 'blob', 'application/octet-stream', 'image/jpeg'],
    ['a PDF', pdf, 'rules.pdf', 'application/pdf', 'application/pdf'],
  ])('may be %s', async (_, bytes, name, type, mediaType) => {
    const { status, body } = await send(bytes, name, type)
    expect(status).toBe(201)
    expect(body).toMatchObject({ mediaType, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await entriesOf(bench, 'file', body.id)).map((entry) => entry.action)).toEqual(['file.uploaded'])
  })

  test.each([
    ['a PNG that is called a JPG', png, 'licence.jpg', 'image/jpeg'],
    ['a JPG that is said to be a PDF', jpeg, 'licence.jpg', 'application/pdf'],
    [
      'a page of HTML that is called a JPG',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'a.jpg',
      'image/jpeg',
    ],
    ['a page of script that is called a picture', Buffer.from('<script>alert(1)</script>'), 'licence.png', 'image/png'],
    [
      'a drawing that could carry script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.svg',
      'image/svg+xml',
    ],
    ['an animation', Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;', 'latin1'), 'a.gif', 'image/gif'],
    ['a picture with a name that runs', jpeg, 'licence.jpg.exe', 'image/jpeg'],
  ])('may not be %s', async (_, bytes, name, type) => {
    const problem = await client.refused(owner, 'POST', '/api/uploads', form(bytes, name, type))
    expect(problem).toMatchObject({ code: 'file_type', status: 422 })
  })

  test('is not refused for a dot in what it is called', async () => {
    expect((await send(jpeg, '营业执照 2026.1', 'image/jpeg')).status).toBe(201)
  })

  test('of no bytes at all is told from one of the wrong kind', async () => {
    expect(await refusal(Buffer.alloc(0), 'a.jpg')).toBe('file_empty')
  })

  test('as an iPhone takes it is answered with how to make a JPEG, in both languages', async () => {
    expect(await refusal(aHeic(), 'IMG_0001.HEIC', 'image/heic')).toBe('file_heic')
    expect(await refusal(aHeic(), 'IMG_0001.jpg', 'image/jpeg')).toBe('file_heic')
    expect(problems.file_heic.words['zh-CN']).toContain('兼容性最佳')
    expect(problems.file_heic.words.en).toContain('Most Compatible')
  })

  test('that is a picture and a page of script in one keeps the picture alone', async () => {
    const script = '<script>alert(document.cookie)</script>'
    const comment = Buffer.from([0xff, 0xfe, 0, script.length + 2, ...Buffer.from(script)])
    const both = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(script)])
    const { body } = await send(both, 'a.jpg', 'image/jpeg')
    expect((await stored(body.url)).includes('script')).toBe(false)
  })

  test.each([
    ['a picture that was cut off on the way', jpeg.subarray(0, jpeg.length - 200), 'a.jpg'],
    ['a PDF that was cut off on the way', pdf.subarray(0, -60), 'a.pdf'],
    ['a PDF that is a page of script behind its first line', Buffer.from('%PDF-1.4\n<script>1</script>'), 'a.pdf'],
  ])('cannot be %s', async (_, bytes, name) => {
    expect((await client.refused(owner, 'POST', '/api/uploads', form(bytes, name))).code).toBe('file_broken')
  })

  test.each([30_000, 60_000])('cannot unpack to %i times as many pixels', async (side) => {
    // A PNG's size stands in its first chunk, with a checksum of its own.
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(side, 16)
    bomb.writeUInt32BE(side, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    expect(await refusal(bomb, 'a.png')).toBe('picture_too_large')
  })

  test('cannot be a PDF that unpacks to more than memory holds, and the next one is read all the same', async () => {
    const [bomb, sound] = await Promise.all([refusal(aBombInAPdf(), 'a.pdf'), send(pdf, 'b.pdf')])
    expect(bomb).toBe('pdf_too_heavy')
    expect(sound.status).toBe(201)
    // The bound on its work alone is as long as a test may take.
  }, 60_000)

  test('may be a PDF of sixty pages and no more', async () => {
    expect((await send(aLongPdf(60), 'a.pdf')).body.pages).toBe(60)
    expect(await refusal(aLongPdf(61), 'a.pdf')).toBe('pdf_too_long')
  })

  test('loses where it was taken, stands upright and is no longer than 3000 px', async () => {
    const taken = await picture(4000, 1000)
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 50/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { body } = await send(taken, 'a.jpg', 'image/jpeg')
    expect(body).toMatchObject({ width: 750, height: 3000 })
    const kept = await sharp(await stored(body.url)).metadata()
    expect(kept.exif).toBeUndefined()
    expect(kept.orientation).toBeUndefined()
  })

  test('of more than 15 MB is refused, also when its length is not declared', async () => {
    const big = form(Buffer.concat([jpeg, Buffer.alloc(15_000_001 - jpeg.length)]), 'a.jpg')
    expect((await client.refused(owner, 'POST', '/api/uploads', big)).code).toBe('too_large')
  })

  test('needs a sign-in, a file and a purpose', async () => {
    expect((await client.refused(null, 'POST', '/api/uploads', form(jpeg, 'a.jpg'))).code).toBe('not_signed_in')
    const wrong = form(jpeg, 'a.jpg', '', 'holiday')
    expect((await client.refused(owner, 'POST', '/api/uploads', wrong)).code).toBe('invalid_body')
    const without = new FormData()
    without.set('purpose', 'licence')
    expect((await client.refused(owner, 'POST', '/api/uploads', without)).code).toBe('invalid_body')
    expect((await client.refused(owner, 'POST', '/api/uploads', { purpose: 'licence' })).code).toBe('invalid_body')
  })
})

describe('a link to a file', () => {
  test('gives the bytes to whom it was made for, as nothing but a file', async () => {
    const { body } = await send(pdf, 'rules.pdf')
    const answer = await client.send(owner, 'GET', body.url)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="licence-[0-9a-f]{8}\.pdf"$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  test('shows a PDF as pictures of its pages, script and all left behind', async () => {
    const { body } = await send(aPdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'rules.pdf')
    expect(body.pages).toBe(1)
    const answer = await client.send(owner, 'GET', `${body.url}&page=1`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': expect.stringMatching(/^inline; filename="licence-[0-9a-f]{8}-1\.webp"$/),
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const first = Buffer.from(await answer.arrayBuffer())
    expect(await sharp(first).metadata()).toMatchObject({ format: 'webp', height: 2000 })
    expect(await stored(`${body.url}&page=1`)).toEqual(first)
    expect((await client.refused(owner, 'GET', `${body.url}&page=2`)).code).toBe('not_found')
    const picture = await send(jpeg, 'a.jpg')
    expect((await client.refused(owner, 'GET', `${picture.body.url}&page=1`)).code).toBe('not_found')
  })

  describe('used by anybody but the sender', () => {
    const looksAt = async (id: string) =>
      (await entriesOf(bench, 'file', id))
        .filter(({ action }) => action === 'file.viewed')
        .map(({ actor_id }) => actor_id)

    /** How many statements wait for somebody's lock this moment. */
    const waiting = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(bench.deps.db)
      ).rows[0]!.n

    test.each([
      ['the first page', [1]],
      ['a later page alone', [2]],
      ['all pages in turn, the last first', [2, 1, 2]],
      ['the file itself after a page', [2, undefined]],
    ])('is in the trail once for %s', async (_, pages) => {
      const { body } = await send(aLongPdf(2), 'rules.pdf')
      const reader = await aPerson(bench)
      const { url } = await fileLink(reader.ctx, body.id)
      for (const page of pages)
        expect((await client.send(reader, 'GET', page === undefined ? url : `${url}&page=${page}`)).status).toBe(200)
      await client.send(owner, 'GET', body.url)
      expect(await looksAt(body.id)).toEqual([reader.personId])
    })

    test('is in the trail once when it is asked for many times at once', async () => {
      const { body } = await send(jpeg, 'a.jpg')
      const reader = await aPerson(bench)
      const { url } = await fileLink(reader.ctx, body.id)
      const requests = 5
      // The trail's head is held until all of them are on their way, so that none begins when another has finished.
      const sent = await bench.deps.db.transaction().execute(async (tx) => {
        await tx.selectFrom('audit_head').select('hash').forUpdate().execute()
        const answers = Array.from({ length: requests }, () => client.send(reader, 'GET', url))
        await expect.poll(waiting, { timeout: 15_000 }).toBe(requests)
        return answers
      })
      expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(requests).fill(200))
      expect(await looksAt(body.id)).toEqual([reader.personId])
    })

    test('is in the trail for each person, and again for the next link', async () => {
      const { body } = await send(aLongPdf(2), 'rules.pdf')
      const [one, other] = [await aPerson(bench), await aPerson(bench)]
      const look = async (who: SignedIn, page: number) =>
        client.send(who, 'GET', `${(await fileLink(who.ctx, body.id)).url}&page=${page}`)
      await look(one, 2)
      await look(other, 1)
      bench.clock.advance(60_000)
      await look(one, 1)
      bench.clock.advance(-60_000)
      expect(await looksAt(body.id)).toEqual([one.personId, other.personId, one.personId])
    })

    test('is not in the trail for a page there is not', async () => {
      const { body } = await send(pdf, 'rules.pdf')
      const reader = await aPerson(bench)
      const { url } = await fileLink(reader.ctx, body.id)
      expect((await client.refused(reader, 'GET', `${url}&page=2`)).code).toBe('not_found')
      expect(await looksAt(body.id)).toEqual([])
    })
  })

  test('is worth nothing to anybody else, after ten minutes, or changed', async () => {
    const { body } = await send(jpeg, 'a.jpg')
    const code = async (who: SignedIn | null, url: string) => (await client.refused(who, 'GET', url)).code
    expect(await code(await aPerson(bench), body.url)).toBe('link_expired')
    expect(await code(null, body.url)).toBe('link_expired')
    const later = body.url.replace(/expires=(\d+)/, (_, at: string) => `expires=${Number(at) + 60_000}`)
    expect(await code(owner, later)).toBe('link_expired')
    const other = await send(png, 'a.png')
    expect(await code(owner, body.url.replace(body.id, other.body.id))).toBe('link_expired')
    expect(await code(owner, `/api/files/${body.id}`)).toBe('invalid_body')
    bench.clock.advance(10 * 60_000)
    expect(await code(owner, body.url)).toBe('link_expired')
    bench.clock.advance(-10 * 60_000)
  })
})
