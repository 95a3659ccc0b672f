import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { listApplicants } from '@zhibo/api/applications/of-job'
import { verifyChain } from '@zhibo/api/audit/verify'
import { migrateTo, migrateToLatest } from '@zhibo/api/db/migrate'
import { aBench, anEmptyDatabase, type Bench } from '@zhibo/api/db/testing'
import { employerFile, publicEmployer } from '@zhibo/api/employers/read'
import { aStaff, signedIn } from '@zhibo/api/testing/identity'
import { jobFile, searchJobs } from '@zhibo/api/jobs/read'
import { readLedger } from '@zhibo/api/ledger/read'
import { deskQuestions } from '@zhibo/api/questions/desk'
import { listRecordings } from '@zhibo/api/recordings/list'
import { searchCases } from '@zhibo/api/reviews/list'
import { openCase } from '@zhibo/api/reviews/open-detail'
import { listSessions } from '@zhibo/api/sessions/list'
import { readTimeline } from '@zhibo/api/timeline/read'
import { createVault } from '@zhibo/api/vault'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// What releases had written, with their keys, and their last migrations: a company in every state, jobs, plans, shows,
// cases, a trail; since 0.3.0 also what is said and done in a show, and its recording.
const releases = [
  { version: '0.1.0', lastMigration: '20261124090000-announced' },
  { version: '0.3.0', lastMigration: '20261127223500-in-force' },
]
const key = (byte: number) => Buffer.alloc(32, byte)
const vault = createVault({ phoneKey: key(1), lookupKey: key(2), cookieKey: key(3), fileKey: key(4) })

type Rows = Record<string, { id?: string }[]>

const rowsOf = (version: string): Rows =>
  JSON.parse(gunzipSync(readFileSync(new URL(`releases/${version}.json.gz`, import.meta.url))).toString()) as Rows

/** The release's database with its rows, brought to this version. */
async function upgraded({ lastMigration }: (typeof releases)[number], rows: Rows): Promise<Bench> {
  const database = await anEmptyDatabase()
  await migrateTo(database.url, lastMigration)
  await load(database.url, rows)
  await migrateToLatest(database.url)
  return aBench({ vault }, database)
}

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Tables in which the migrations themselves write first rows: the release's own stand for them. */
const byMigrations = new Set(['audit_head', 'policy_row', 'sensitive_phrase'])

/** Puts the rows in, each table once those it points at are there; the two rings of keys are closed at the end. */
function load(url: string, release: Rows): Promise<void> {
  const rings = [
    ['employer', 'approved_revision_id', 'employer_revision'],
    ['job', 'published_revision_id', 'job_revision'],
  ] as const
  return on(url, async (client) => {
    for (const [table, column] of rings)
      await client.query(`alter table ${table} drop constraint ${table}_${column}_fkey`)
    const waiting = new Set(Object.keys(release))
    while (waiting.size > 0) {
      const before = waiting.size
      for (const table of waiting) {
        await client.query('begin')
        try {
          // What a migration wrote is in a table that may be append-only.
          await client.query(`alter table ${table} disable trigger user`)
          if (byMigrations.has(table)) await client.query(`delete from ${table}`)
          const columns = await columnsOf(client, table)
          await client.query(
            `insert into ${table} (${columns}) overriding system value
             select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
            [JSON.stringify(release[table])],
          )
          await client.query(`alter table ${table} enable trigger user`)
          await client.query('commit')
          waiting.delete(table)
        } catch (error) {
          await client.query('rollback')
          const isTooEarly = (error as { code?: string }).code === '23503'
          if (!isTooEarly || waiting.size === before + 1) throw error
        }
      }
      if (waiting.size === before) throw new Error(`cannot be loaded: ${[...waiting].join(', ')}`)
    }
    for (const [table, column, target] of rings)
      await client.query(`alter table ${table} add foreign key (${column}) references ${target}`)
  })
}

/** What can be written: not what PostgreSQL works out itself. */
async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]!.columns
}

describe.each(releases)('under $version', (each) => {
  const release = rowsOf(each.version)
  let bench: Bench
  beforeAll(async () => {
    bench = await upgraded(each, release)
  })
  afterAll(() => bench?.close())

  const idsOf = (table: string) => release[table]!.map(({ id }) => id!)

  test('what companies wrote can still be read, by them and by everyone', async () => {
    const members = release.employer_member as unknown as { person_id: string; employer_id: string }[]
    for (const { person_id, employer_id } of members) {
      const owner = await signedIn(bench, person_id, 'code')
      expect(await employerFile(owner.ctx, employer_id)).toMatchObject({ id: employer_id })
    }
    const [approved] = (release.employer as { id: string; state?: string }[]).filter(
      ({ state }) => state === 'approved',
    )
    expect(await publicEmployer(bench.system, approved!.id)).toMatchObject({ id: approved!.id })
    const owner = await signedIn(
      bench,
      members.find(({ employer_id }) => employer_id === approved!.id)!.person_id,
      'code',
    )
    for (const id of idsOf('job')) expect(await jobFile(owner.ctx, id)).toMatchObject({ id })
    expect(await searchJobs(bench.system, { limit: 50 })).not.toEqual([])
  })

  test('every case opens, with its history', async () => {
    const reviewer = await aStaff(bench, 'reviewer')
    const cases = await searchCases(reviewer.ctx, { limit: 100 })
    expect(cases.map(({ id }) => id).toSorted()).toEqual(idsOf('review_case').toSorted())
    for (const { id } of cases) expect((await openCase(reviewer.ctx, id)).history).not.toEqual([])
  })

  test('applications, shows and the ledger are there', async () => {
    const [application] = release.application as unknown as { job_id: string; employer_id: string }[]
    const members = release.employer_member as unknown as { person_id: string; employer_id: string }[]
    const jobs = release.job as unknown as { id: string; employer_id: string }[]
    const employerId = jobs.find(({ id }) => id === application!.job_id)!.employer_id
    const owner = await signedIn(
      bench,
      members.find(({ employer_id }) => employer_id === employerId)!.person_id,
      'code',
    )
    expect(await listApplicants(owner.ctx, application!.job_id, { limit: 10 })).toHaveLength(1)
    const { sessions } = await listSessions((await aStaff(bench, 'host')).ctx, { limit: 50 })
    expect(sessions.map(({ id }) => id).toSorted()).toEqual(idsOf('live_session').toSorted())
    const lead = await aStaff(bench, 'lead')
    const shows = release.live_session as unknown as { station_id: string; started_at: string | null }[]
    const held = shows.filter(({ started_at }) => started_at !== null)
    const stationId = held[0]!.station_id
    expect((await readLedger(lead.ctx, stationId, '2026-11')).rows).toHaveLength(held.length)
  })

  test.runIf(release.recording)('what was said, marked and recorded in its shows can be looked back at', async () => {
    const host = await aStaff(bench, 'host')
    const shows = release.live_session as unknown as { id: string; ended_at: string | null }[]
    for (const { id } of shows.filter(({ ended_at }) => ended_at !== null))
      expect((await readTimeline(host.ctx, id)).happenings).not.toEqual([])
    const [recording] = release.recording as unknown as { session_id: string }[]
    expect((await listRecordings(host.ctx, recording!.session_id)).recordings).toHaveLength(1)
    const [asked] = release.question as unknown as { session_id: string }[]
    expect(await deskQuestions(host.ctx, asked!.session_id)).toHaveLength(release.question!.length)
  })

  test('the trail is unbroken', async () => {
    const auditor = await aStaff(bench, 'auditor')
    expect(await verifyChain(auditor.ctx)).toMatchObject({ fault: null })
  })
})
