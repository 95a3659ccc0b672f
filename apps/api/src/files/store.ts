import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config.ts'

/** Where bytes are kept: a folder here, S3 in production. Keys are ours, ASCII, never a name somebody sent. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array>
  /** Null when nothing is kept under that key. */
  find(key: string): Promise<Uint8Array | null>
  delete(key: string): Promise<void>
}

/** The store the configuration names. */
export function fileStore(kept: Config['files']): FileStore {
  return 'bucket' in kept ? s3Store(kept) : diskStore(kept.folder)
}

/** Files under a folder of this machine. */
export function diskStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return storeOn(() => Promise.resolve(disk))
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
  let opened: Promise<Disk> | undefined
  const open = async () => {
    const { S3Driver } = await import('flydrive/drivers/s3')
    const driver = new S3Driver({
      bucket,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Others than Amazon's know a bucket by its path, and few of them know access lists.
      ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
      supportsACL: false,
      visibility: 'private',
    })
    return new Disk(driver)
  }
  return storeOn(() => (opened ??= open()))
}

function storeOn(open: () => Promise<Disk>): FileStore {
  const get = async (key: string) => (await open()).getBytes(key)
  return {
    get,
    put: async (key, bytes) => (await open()).put(key, bytes),
    find: async (key) => ((await (await open()).exists(key)) ? get(key) : null),
    delete: async (key) => (await open()).delete(key),
  }
}
