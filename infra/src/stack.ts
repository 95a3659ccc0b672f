import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { prepare, startApi, startPresenter } from './api.ts'
import { startLivekit } from './livekit.ts'
import type { Log } from './log.ts'
import { freeTcpPort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { removeRuntime, writeRuntime } from './runtime-file.ts'
import { ensureSecrets } from './secrets.ts'
import { type Running, service, type Service } from './service.ts'
import { ensureWebBuild } from './web-build.ts'

export interface StackOptions {
  /** Everything the stack keeps is below it. */
  dataDir: string
  /** 0: a free one. */
  port: number
  demo: boolean
  log: Log
  dev?: boolean
  /** As `demo` when absent. */
  demoPresenter?: boolean
  /** Whether shows are recorded, unless the environment says how; not, when absent: what measures time has the machine to itself. */
  recording?: boolean
  host?: string
  origin?: string
  production?: boolean
  secretFile?: string
  /** Unset: the embedded database. */
  databaseUrl?: string
  /** Unset: the local media server. */
  livekit?: LivekitAccess
  postgresSettings?: Record<string, string>
  /** Called when a part ended by itself and could not be brought back. */
  onLost?(why: string): void
}

export interface LivekitAccess {
  url: string
  apiKey: string
  apiSecret: string
}

/** Everything that runs, with handles to break it and to mend it. Addresses and ports stay the same meanwhile. */
export interface Stack {
  origin: string
  databaseUrl: string
  livekit: LivekitAccess
  logDir: string
  restartApi(): Promise<void>
  killApi(): Promise<void>
  restartLivekit(): Promise<void>
  killLivekit(): Promise<void>
  stopPostgres(): Promise<void>
  startPostgres(): Promise<void>
  stop(): Promise<void>
}

/**
 * Brings everything up: web build, database, migrations, media server, API and web, demo data, demo presenter. A part
 * that ends by itself is started again; one that was killed by a handle stays down. On failure nothing is left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { log, demo, dev = false, demoPresenter = demo, recording = false, host = '127.0.0.1' } = options
  const dataDir = resolve(options.dataDir)
  const logDir = join(dataDir, 'logs')
  const port = options.port || (await freeTcpPort())
  const near = nearOrigin(host, port)
  const origin = options.origin ?? near
  const secretFile = options.secretFile ?? join(dataDir, 'secrets.json')
  const started: Service<Running>[] = []

  const part: Part = async (name, start, onLost = options.onLost ?? log) => {
    const one = service({ name, log, start, onLost })
    started.push(one)
    return [one, await one.start()]
  }

  try {
    ensureSecrets(secretFile, { production: options.production ?? false })
    if (!dev) await ensureWebBuild(log)
    const database = await startDatabase(options, dataDir, part)
    const media = await startMedia(options, dataDir, near, part)
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: dev ? 'development' : 'production',
      DATABASE_URL: database.url,
      LIVEKIT_URL: media.access.url,
      LIVEKIT_API_KEY: media.access.apiKey,
      LIVEKIT_API_SECRET: media.access.apiSecret,
      SECRET_FILE: secretFile,
      DATA_DIR: dataDir,
      HOST: host,
      PORT: String(port),
      ORIGIN: origin,
      API_ORIGIN: near,
      API_URL: near,
      DEMO: demo ? '1' : '0',
      RECORDING: recording ? process.env.RECORDING : 'off',
      API_INTERNAL_KEY: randomBytes(24).toString('base64url'),
    }
    writeRuntime(dataDir, env)
    log('migrations')
    await prepare('migrate', env, log)
    log('API and web')
    const startServing = () => startApi({ env, origin: near, logPath: join(logDir, 'api.log'), dev })
    const [api] = await part('API', startServing)
    if (demo) {
      log('demo data')
      await prepare('seed', env, log)
    }
    if (demoPresenter) {
      log('demo presenter')
      // Without it the show stands still, and all else goes on.
      await part('demo presenter', () => startPresenter(env, join(logDir, 'presenter.log')), log)
    }
    return {
      origin,
      databaseUrl: database.url,
      livekit: media.access,
      logDir,
      restartApi: () => restart(api),
      killApi: api.kill,
      restartLivekit: () => restart(ours(media.service, 'LIVEKIT_URL')),
      killLivekit: () => ours(media.service, 'LIVEKIT_URL').kill(),
      stopPostgres: () => ours(database.service, 'DATABASE_URL').stop(),
      startPostgres: async () => void (await ours(database.service, 'DATABASE_URL').start()),
      stop: () => {
        removeRuntime(dataDir)
        return stopAll(started)
      },
    }
  } catch (error) {
    removeRuntime(dataDir)
    await stopAll(started)
    throw error
  }
}

type Part = <R extends Running>(
  name: string,
  start: () => Promise<R>,
  onLost?: (why: string) => void,
) => Promise<[Service<R>, R]>

async function startDatabase({ databaseUrl, postgresSettings, log }: StackOptions, dataDir: string, part: Part) {
  if (databaseUrl) return { url: databaseUrl }
  log('database')
  let port: number | undefined
  const [service, { url }] = await part('database', async () => {
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log, settings: postgresSettings, port })
    port = postgres.port
    return postgres
  })
  return { url, service }
}

async function startMedia({ livekit, log }: StackOptions, dataDir: string, near: string, part: Part) {
  if (livekit) return { access: livekit }
  log('media server')
  let ports: { http: number; rtc: number } | undefined
  const webhookUrl = `${near}/api/media/webhooks`
  const [service, { url, apiKey, apiSecret }] = await part('media server', async () => {
    const started = await startLivekit({ dataDir: join(dataDir, 'livekit'), log, webhookUrl, ports })
    ports = started.ports
    return started
  })
  return { access: { url, apiKey, apiSecret }, service }
}

/** The stores after those who use them. All within 4 s. */
async function stopAll(started: Service<Running>[]): Promise<void> {
  const isStore = (one: Service<Running>) => one.name === 'database' || one.name === 'media server'
  await Promise.all(started.filter((one) => !isStore(one)).map((one) => one.stop(1500)))
  await Promise.all(started.filter(isStore).map((one) => one.stop(2500)))
}

async function restart(one: Service<Running>): Promise<void> {
  await one.stop()
  await one.start()
}

function ours<R extends Running>(one: Service<R> | undefined, given: string): Service<R> {
  if (one) return one
  throw new Error(`not ours to break: ${given} was given`)
}

/** Where we answer, seen from this machine. */
function nearOrigin(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  if (host === '::') return `http://[::1]:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
