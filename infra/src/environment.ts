import { resolve } from 'node:path'
import { Refusal } from './log.ts'

export interface Environment {
  host: string
  port: number
  origin: string
  dataDir: string
  secretFile: string
  production: boolean
  demo: boolean
  /** Unset: the embedded database. */
  databaseUrl?: string
  /** Unset: the local media server. */
  livekit?: { url: string; apiKey: string; apiSecret: string }
}

/** What `npm start` takes from the environment. Throws one line that names what is missing or malformed. */
export function readEnvironment(env: NodeJS.ProcessEnv, root: string): Environment {
  const production = env.NODE_ENV === 'production'
  const host = env.HOST || '127.0.0.1'
  if (!/^[A-Za-z0-9.:-]+$/.test(host)) throw new Refusal('HOST must be an address or a name to listen on')
  const port = readPort(env.PORT || '3000')
  const origin = readOrigin(env.ORIGIN, host, port)
  const dataDir = resolve(root, env.DATA_DIR || '.data')
  if (production && !env.SECRET_FILE) throw new Refusal('SECRET_FILE is missing: required in production')
  return {
    host,
    port,
    origin,
    dataDir,
    secretFile: env.SECRET_FILE ? resolve(root, env.SECRET_FILE) : resolve(dataDir, 'secrets.json'),
    production,
    demo: readDemo(env.DEMO, origin, host, production),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    livekit: readLivekit(env),
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new Refusal('PORT must be a number from 1 to 65535')
}

function readOrigin(text: string | undefined, host: string, port: number): string {
  if (!text) {
    if (!isLoopback(host)) throw new Refusal('ORIGIN is missing: required when HOST is not loopback')
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  }
  const url = parseUrl(text)
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')) return url.origin
  throw new Refusal('ORIGIN must be like https://zhibo.example, without a path')
}

function readDemo(text: string | undefined, origin: string, host: string, production: boolean): boolean {
  const loopback = isLoopback(new URL(origin).hostname)
  if (!text) return loopback && isLoopback(host) && !production
  if (text !== '0' && text !== '1') throw new Refusal('DEMO must be 0 or 1')
  if (text === '1' && !(loopback && isLoopback(host)))
    throw new Refusal('DEMO: 1 is refused with an ORIGIN or a HOST that is not loopback')
  return text === '1'
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^postgres(ql)?:$/.test(parseUrl(text)?.protocol ?? '')) return text
  throw new Refusal('DATABASE_URL must be like postgres://user:password@host:5432/database')
}

function readLivekit(env: NodeJS.ProcessEnv): Environment['livekit'] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env
  if (!url) {
    const stray = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].find((name) => env[name])
    if (stray) throw new Refusal(`LIVEKIT_URL is missing: ${stray} is set`)
    return undefined
  }
  if (!/^wss?:$/.test(parseUrl(url)?.protocol ?? '')) throw new Refusal('LIVEKIT_URL must be a ws:// or wss:// address')
  if (!apiKey) throw new Refusal('LIVEKIT_API_KEY is missing: LIVEKIT_URL is set')
  if (!apiSecret) throw new Refusal('LIVEKIT_API_SECRET is missing: LIVEKIT_URL is set')
  if (apiSecret.length < 32) throw new Refusal('LIVEKIT_API_SECRET must have 32 characters or more')
  return { url, apiKey, apiSecret }
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
