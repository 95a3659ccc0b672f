import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskStore, type FileStore, s3Store } from './store.ts'

/** As much of S3 as a store asks for, over HTTP: objects by path, and who signed. */
function serveBucket(): { server: Server; signers: Set<string | undefined> } {
  const objects = new Map<string, Buffer>()
  const keep = async (key: string, body: Readable) => objects.set(key, await buffer(body))
  const signers = new Set<string | undefined>()
  const server = createServer((request, response) => {
    signers.add(/Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1])
    const key = new URL(request.url ?? '/', 'http://bucket').pathname
    const object = objects.get(key)
    if (request.method === 'PUT') {
      void keep(key, request).finally(() => response.end())
    } else if (request.method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
    } else if (object) {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
      const part = from ? object.subarray(Number(from), Number(to) + 1) : object
      response.writeHead(from ? 206 : 200, { 'content-length': part.length }).end(part)
    } else response.writeHead(404).end()
  })
  return { server, signers }
}

const { server, signers } = serveBucket()
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const stores: [string, () => FileStore][] = [
  ['a folder', () => diskStore(mkdtempSync(path.join(tmpdir(), 'zhibo-store-')))],
  [
    'a bucket',
    () =>
      s3Store({
        bucket: 'evidence',
        region: 'cn-north-1',
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        accessKeyId: 'zhibo',
        secretAccessKey: 'a secret',
      }),
  ],
]

describe.each(stores)('%s', (_, open) => {
  test('gives back what was put in, knows what it lacks, and forgets what is deleted', async () => {
    const store = open()
    const bytes = Buffer.from([0, 255, 1, 2])
    await store.put('licence/one', bytes)
    expect(Buffer.from(await store.get('licence/one'))).toEqual(bytes)
    expect(await store.find('licence/two')).toBeNull()
    await store.delete('licence/one')
    expect(await store.find('licence/one')).toBeNull()
    await expect(store.get('licence/one')).rejects.toThrow(/Cannot read|licence\/one/)
  })

  test('keeps a file of this machine, and reads it on from any byte', async () => {
    const store = open()
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'zhibo-file-')), 'long')
    writeFileSync(file, '0123456789')
    await store.putFile('recordings/one.mp4', file)
    const read = async (...span: Parameters<FileStore['stream']>) =>
      (await buffer(await store.stream(...span))).toString()
    expect(await read('recordings/one.mp4')).toBe('0123456789')
    expect(await read('recordings/one.mp4', { from: 3, to: 5 })).toBe('345')
    expect(await read('recordings/one.mp4', { from: 9, to: 9 })).toBe('9')
    await expect(read('recordings/two.mp4')).rejects.toThrow(/ENOENT|UnknownError|404/)
  })
})

test('a bucket is spoken to in the name that the configuration gives', () => {
  expect([...signers]).toEqual(['zhibo'])
})
