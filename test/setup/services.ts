import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrateToLatest } from '@zhibo/api/db/migrate'
import { startLivekit } from '@zhibo/infra/livekit'
import { startPostgres } from '@zhibo/infra/postgres'
import pg from 'pg'

/** Starts one real database and one real media server for a run of tests, and makes the migrated template that each test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zhibo-test-'))
  const log = () => undefined
  const postgres = await startPostgres({ dataDir, log, settings: { fsync: 'off', max_connections: '200' } })
  const livekit = await startLivekit({ dataDir, log })

  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query('create database zhibo_template')
  await client.end()
  const template = new URL(postgres.url)
  template.pathname = '/zhibo_template'
  await migrateToLatest(template.toString())

  process.env.TEST_DATABASE_URL = postgres.url
  process.env.TEST_LIVEKIT_URL = livekit.url
  process.env.TEST_LIVEKIT_API_KEY = livekit.apiKey
  process.env.TEST_LIVEKIT_API_SECRET = livekit.apiSecret

  return async () => {
    await livekit.stop()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
