import { readFileSync } from 'node:fs'
import { type BlockList, isIPv4 } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import type { Bucket } from './files/store.ts'
import { proxiesFrom } from './http/address.ts'
import type { Secrets } from './vault.ts'

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64')
const SecretFile = z.object({ phoneKey: key, lookupKey: key, cookieKey: key, fileKey: key, auditKey: key })

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//),
  LIVEKIT_URL: z.string().regex(/^wss?:\/\//),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string().min(32),
  SECRET_FILE: z.string().min(1),
  DATA_DIR: z.string().min(1).default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  ORIGIN: z.url().optional(),
  API_INTERNAL_KEY: z.string().min(16).optional(),
  SMS_PROVIDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_PROVIDER_KEY: z.string().min(1).optional(),
  RECORDING: z.enum(['rtc', 'egress', 'off', '']).default(''),
  PATH: z.string().default(''),
  FILES_S3_BUCKET: z.string().min(1).optional(),
  FILES_S3_REGION: z.string().min(1).optional(),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET: z.string().min(1).optional(),
  TRUSTED_PROXIES: z.string().default(''),
  LIMIT_FACTOR: z.coerce.number().min(1).default(1),
  DEMO: z.enum(['0', '1', '']).default(''),
})

export interface Config {
  databaseUrl: string
  livekit: { url: string; apiKey: string; apiSecret: string }
  secrets: Secrets
  dataDir: string
  host: string
  port: number
  origin: string
  internalKey: string | null
  /** The proxies in front of us, whose word on a visitor's address is taken. */
  proxies: BlockList
  demo: boolean
  /** Where messages are handed over; without it they stay in the outbox. */
  sms: { url: string; key: string } | null
  /** Where uploads are kept: a folder, or a bucket that speaks S3. */
  files: { folder: string } | Bucket
  /** What records the shows: a process of ours here, LiveKit's egress service, or nothing. */
  recording: 'rtc' | 'egress' | 'off'
  /** Where programs are looked for. */
  searchPath: string
  limitFactor: number
}

/** Reads the environment. Throws an Error of one line that names what is missing or malformed, never its value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'))
    throw new Error(`missing or malformed in the environment: ${[...new Set(names)].join(', ')}`)
  }
  const vars = parsed.data
  const origin = new URL(vars.ORIGIN ?? `http://${vars.HOST}:${vars.PORT}`).origin
  if (vars.DEMO === '1' && !(isLoopback(new URL(origin).hostname) && isLoopback(vars.HOST)))
    throw new Error('DEMO: refused with an ORIGIN or a HOST that is not loopback')
  return {
    databaseUrl: vars.DATABASE_URL,
    livekit: { url: vars.LIVEKIT_URL, apiKey: vars.LIVEKIT_API_KEY, apiSecret: vars.LIVEKIT_API_SECRET },
    secrets: readSecrets(vars.SECRET_FILE),
    dataDir: vars.DATA_DIR,
    host: vars.HOST,
    port: vars.PORT,
    origin,
    internalKey: vars.API_INTERNAL_KEY ?? null,
    proxies: readProxies(vars.TRUSTED_PROXIES),
    demo: vars.DEMO === '1',
    sms: readSms(vars.SMS_PROVIDER_URL, vars.SMS_PROVIDER_KEY),
    files: readFiles(vars),
    recording: readRecording(vars),
    searchPath: vars.PATH,
    limitFactor: vars.LIMIT_FACTOR,
  }
}

function readProxies(text: string): BlockList {
  try {
    return proxiesFrom(text.split(/[\s,]+/).filter(Boolean))
  } catch {
    throw new Error('TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas')
  }
}

function readSms(url: string | undefined, key: string | undefined): Config['sms'] {
  if (url && key) return { url, key }
  if (url || key) throw new Error(`missing in the environment: ${url ? 'SMS_PROVIDER_KEY' : 'SMS_PROVIDER_URL'}`)
  return null
}

function readFiles(vars: z.infer<typeof Environment>): Config['files'] {
  const { FILES_S3_BUCKET: bucket, FILES_S3_REGION: region, FILES_S3_ENDPOINT: endpoint } = vars
  const { FILES_S3_KEY_ID: accessKeyId, FILES_S3_SECRET: secretAccessKey } = vars
  if (bucket && region && accessKeyId && secretAccessKey) {
    return { bucket, region, endpoint: endpoint ?? null, accessKeyId, secretAccessKey }
  }
  if (!bucket && !region && !endpoint && !accessKeyId && !secretAccessKey) {
    return { folder: path.resolve(vars.DATA_DIR, 'files') }
  }
  const needed = ['FILES_S3_BUCKET', 'FILES_S3_REGION', 'FILES_S3_KEY_ID', 'FILES_S3_SECRET'] as const
  throw new Error(`missing in the environment: ${needed.filter((name) => !vars[name]).join(', ')}`)
}

/** Egress writes into the bucket itself; without one there is nowhere it could. */
function readRecording(vars: z.infer<typeof Environment>): Config['recording'] {
  if (vars.RECORDING === 'egress' && !vars.FILES_S3_BUCKET)
    throw new Error('RECORDING: egress writes to a bucket, and FILES_S3_BUCKET is missing')
  return vars.RECORDING || 'rtc'
}

function readSecrets(file: string): Secrets {
  const parsed = SecretFile.safeParse(parseFile(file))
  if (!parsed.success)
    throw new Error(`SECRET_FILE: ${file} does not hold the five keys ${Object.keys(SecretFile.shape).join(', ')}`)
  return parsed.data
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`SECRET_FILE: cannot read ${file}`, { cause: error })
  }
}

/** Whether a host name is this machine itself. */
export const isLoopback = (hostname: string) =>
  ['localhost', '::1', '[::1]'].includes(hostname) || (isIPv4(hostname) && hostname.startsWith('127.'))
