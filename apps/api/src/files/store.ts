import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config.ts'

/** Where bytes are kept: a folder here, S3 in production. Keys are ours, ASCII, never a name somebody sent. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Keeps a file of this machine, however large. */
  putFile(key: string, file: string): Promise<void>
  get(key: string): Promise<Uint8Array>
  /** Null when nothing is kept under that key. */
  find(key: string): Promise<Uint8Array | null>
  /** Reads on from a byte, to another and that one too. Rejects, or the stream fails, when nothing is kept under that key. */
  stream(key: string, span?: Span): Promise<Readable>
  delete(key: string): Promise<void>
}

/** Bytes of a file by place, both ends included. */
export interface Span {
  from: number
  to: number
}

/** The store the configuration names. */
export function fileStore(kept: Config['files']): FileStore {
  return 'bucket' in kept ? s3Store(kept) : diskStore(kept.folder)
}

/** Files under a folder of this machine. */
export function diskStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return storeOn(
    () => Promise.resolve(disk),
    (key, span) => Promise.resolve(createReadStream(path.join(folder, key), { start: span?.from, end: span?.to })),
  )
}

/** Where an S3 bucket is and how to get in. Without `endpoint` it is Amazon's own in that region. */
export interface Bucket {
  bucket: string
  region: string
  endpoint: string | null
  accessKeyId: string
  secretAccessKey: string
}

/** Files in a bucket that speaks S3. Its client is loaded with the first file: a process that keeps none needs none of it. */
export function s3Store({ bucket, region, endpoint, accessKeyId, secretAccessKey }: Bucket): FileStore {
  let opened: ReturnType<typeof openBucket> | undefined
  const openBucket = async () => {
    const [{ S3Driver }, { GetObjectCommand, S3Client }] = await Promise.all([
      import('flydrive/drivers/s3'),
      import('@aws-sdk/client-s3'),
    ])
    const client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Checksums behind the body, which the client else adds to what is streamed, are Amazon's own invention.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Others than Amazon's know a bucket by its path, and few of them know access lists.
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    })
    const disk = new Disk(new S3Driver({ client, bucket, supportsACL: false, visibility: 'private' }))
    const stream = async (Key: string, span?: Span) => {
      const Range = span && `bytes=${span.from}-${span.to}`
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, Range }))
      return Body as Readable
    }
    return { disk, stream }
  }
  const open = () => (opened ??= openBucket())
  return storeOn(
    async () => (await open()).disk,
    async (key, span) => (await open()).stream(key, span),
  )
}

function storeOn(open: () => Promise<Disk>, stream: FileStore['stream']): FileStore {
  const get = async (key: string) => (await open()).getBytes(key)
  return {
    get,
    stream,
    putFile: async (key, file) => (await open()).copyFromFs(file, key),
    put: async (key, bytes) => (await open()).put(key, bytes),
    find: async (key) => ((await (await open()).exists(key)) ? get(key) : null),
    delete: async (key) => (await open()).delete(key),
  }
}
