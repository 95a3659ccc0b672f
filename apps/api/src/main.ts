import { createServer } from 'node:http'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { diskSealBook } from './audit/seal-book.ts'
import { createSealKey } from './audit/seal-key.ts'
import { backgroundJobs } from './background/jobs.ts'
import { startWorker } from './background/worker.ts'
import { buildApp, type Deps } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { fileStore } from './files/store.ts'
import { createLiveFeed } from './live/feed.ts'
import { livekit } from './media/livekit.ts'
import { notifierFor } from './notify/notifier.ts'
import { recorderFor } from './recordings/recorder-for.ts'
import { createVault } from './vault.ts'

/** Everything the API stands on, from a configuration. Shared by the server, the seed and the command line. */
export function buildDeps(config: Config): Deps {
  const log = pino({
    base: undefined,
    // PostgreSQL repeats whole rows in an error's `detail`, what people wrote included.
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.phone', '*.token', '*.detail', '*.where'],
  })
  const db = connect(config.databaseUrl, {
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  })
  return {
    db,
    feed: createLiveFeed({ databaseUrl: config.databaseUrl, db, log }),
    media: livekit(config.livekit),
    files: fileStore(config.files),
    seals: diskSealBook(path.resolve(config.dataDir, 'audit'), createSealKey(config.secrets.auditKey)),
    vault: createVault(config.secrets),
    log,
    clock: () => new Date(),
    origin: config.origin,
    internalKey: config.internalKey,
    proxies: config.proxies,
    demo: config.demo,
    limitFactor: config.limitFactor,
  }
}

export interface RunningApi {
  fetch: ReturnType<typeof buildApp>['fetch']
  close: () => Promise<void>
}

/** Builds the API and starts its background work. Serving it is the caller's: alone below, or beside the web in one process. */
export async function startApi(config: Config): Promise<RunningApi> {
  const deps = buildDeps(config)
  if (config.demo) deps.demoRoutes = (await import('./demo/routes.ts')).demo
  deps.recorder = recorderFor(config, deps.media)
  const app = buildApp(deps)
  const stopWorker = startWorker(deps, backgroundJobs(notifierFor(config), deps.feed, deps.recorder))
  return {
    fetch: app.fetch,
    close: async () => {
      await Promise.all([stopWorker(), deps.recorder?.close()])
      await deps.feed.close()
      await deps.db.destroy()
    },
  }
}

if (import.meta.main) {
  const config = readConfig(process.env)
  const api = await startApi(config)
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void listener(request, response))
  server.listen(config.port, config.host)
  const stop = () => {
    server.close()
    server.closeAllConnections()
    void api.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
