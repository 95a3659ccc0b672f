import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { listApplicants } from '@zhibo/api/applications/of-job'
import { verifyChain } from '@zhibo/api/audit/verify'
import { migrateTo, migrateToLatest } from '@zhibo/api/db/migrate'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import { employerFile, publicEmployer } from '@zhibo/api/employers/read'
import { aStaff, signedIn } from '@zhibo/api/testing/identity'
import { jobFile, searchJobs } from '@zhibo/api/jobs/read'
import { readLedger } from '@zhibo/api/ledger/read'
import { searchCases } from '@zhibo/api/reviews/list'
import { openCase } from '@zhibo/api/reviews/open-detail'
import { listSessions } from '@zhibo/api/sessions/list'
import { createVault } from '@zhibo/api/vault'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

// What 0.1.0 had written, its keys and its last migration: a company in every state, jobs, plans, shows, cases, a trail.
const release = JSON.parse(
  gunzipSync(readFileSync(new URL('releases/0.1.0.json.gz', import.meta.url))).toString(),
) as Record<string, { id?: string }[]>
const lastMigration = '20261124090000-announced'
const key = (byte: number) => Buffer.alloc(32, byte)
const vault = createVault({ phoneKey: key(1), lookupKey: key(2), cookieKey: key(3), fileKey: key(4) })

let bench: Bench
beforeAll(async () => {
  const template = new URL(process.env.TEST_DATABASE_URL!)
  const name = `t_release_${process.pid}`
  await on(template.toString(), (client) => client.query(`create database ${name}`))
  const url = new URL(template)
  url.pathname = `/${name}`
  await migrateTo(url.toString(), lastMigration)
  await load(url.toString())
  await migrateToLatest(url.toString())
  bench = await aBench(
    { vault },
    {
      url: url.toString(),
      drop: () =>
        on(template.toString(), async (client) => void (await client.query(`drop database ${name} with (force)`))),
    },
  )
})
afterAll(() => bench?.close())

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
const byMigrations = new Set(['audit_head', 'policy_row'])

/** Puts the rows in, each table once those it points at are there; the two rings of keys are closed at the end. */
function load(url: string): Promise<void> {
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
          if (byMigrations.has(table)) await client.query(`delete from ${table}`)
          await client.query(
            `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`,
            [JSON.stringify(release[table])],
          )
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

const idsOf = (table: string) => release[table]!.map(({ id }) => id!)

test('what companies wrote under the release before can still be read, by them and by everyone', async () => {
  const members = release.employer_member as unknown as { person_id: string; employer_id: string }[]
  for (const { person_id, employer_id } of members) {
    const owner = await signedIn(bench, person_id, 'code')
    expect(await employerFile(owner.ctx, employer_id)).toMatchObject({ id: employer_id })
  }
  const [approved] = (release.employer as { id: string; state?: string }[]).filter(({ state }) => state === 'approved')
  expect(await publicEmployer(bench.system, approved!.id)).toMatchObject({ id: approved!.id })
  const owner = await signedIn(
    bench,
    members.find(({ employer_id }) => employer_id === approved!.id)!.person_id,
    'code',
  )
  for (const id of idsOf('job')) expect(await jobFile(owner.ctx, id)).toMatchObject({ id })
  expect(await searchJobs(bench.system, { limit: 50 })).not.toEqual([])
})

test('every case of the release before opens, with its history', async () => {
  const reviewer = await aStaff(bench, 'reviewer')
  const cases = await searchCases(reviewer.ctx, { limit: 100 })
  expect(cases.map(({ id }) => id).toSorted()).toEqual(idsOf('review_case').toSorted())
  for (const { id } of cases) expect((await openCase(reviewer.ctx, id)).history).not.toEqual([])
})

test('its applications, shows and ledger are there', async () => {
  const [application] = release.application as unknown as { job_id: string; employer_id: string }[]
  const members = release.employer_member as unknown as { person_id: string; employer_id: string }[]
  const jobs = release.job as unknown as { id: string; employer_id: string }[]
  const employerId = jobs.find(({ id }) => id === application!.job_id)!.employer_id
  const owner = await signedIn(bench, members.find(({ employer_id }) => employer_id === employerId)!.person_id, 'code')
  expect(await listApplicants(owner.ctx, application!.job_id, { limit: 10 })).toHaveLength(1)
  const { sessions } = await listSessions((await aStaff(bench, 'host')).ctx, { limit: 50 })
  expect(sessions.map(({ id }) => id).toSorted()).toEqual(idsOf('live_session').toSorted())
  const lead = await aStaff(bench, 'lead')
  expect((await readLedger(lead.ctx, idsOf('facility')[0]!, '2026-11')).rows).toHaveLength(1)
})

test('its trail is unbroken', async () => {
  const auditor = await aStaff(bench, 'auditor')
  expect(await verifyChain(auditor.ctx)).toMatchObject({ fault: null })
})
