import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { migrateTo, migrateToLatest } from '../db/migrate.ts'
import type { Database } from '../db/schema.ts'
import { anEmptyDatabase } from '../db/testing.ts'

let at: Awaited<ReturnType<typeof anEmptyDatabase>>
let db: Kysely<Database>
beforeAll(async () => {
  at = await anEmptyDatabase()
  db = connect(at.url, { max: 2, onError: () => undefined })
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})

/** A job of the release before, with the state of the case that published it, and of a newer one when there is one. */
async function aReleasedJob(job: string, state: string, hired: number, cases: readonly string[]): Promise<void> {
  await sql`
    with made as (
      insert into job (employer_id, state, title, headcount, hired, valid_until, created_by, created_at)
      select e.id, 'draft', ${job}, 2, ${hired}, '2027-01-31', e.created_by, now() from employer e returning id, created_by, employer_id
    ), revision as (
      insert into job_revision (job_id, number, content, created_by, created_at)
      select id, 1, '{"pay": {"scheme": "monthly"}}', created_by, now() from made returning id, job_id
    )
    select 1 from revision`.execute(db)
  await sql`
    update job set state = ${state}, published_revision_id = r.id, published_at = '2026-11-01'
    from job_revision r where r.job_id = job.id and job.title = ${job}`.execute(db)
  for (const [nth, each] of cases.entries())
    await sql`
      with made as (
        insert into review_case (subject, subject_id, revision_id, revision_number, employer_id, station_id, title, state, last_seq, submitted_by, submitted_at, due_at)
        select 'job', j.id, case when ${nth}::int = 0 then j.published_revision_id else uuidv7() end, ${nth + 1}::int, j.employer_id, e.station_id, ${job}, ${each}, 1, j.created_by, now(), now()
        from job j join employer e on e.id = j.employer_id where j.title = ${job} returning *
      )
      insert into review_event (case_id, seq, action, from_state, to_state, revision_id, public_note, internal_note, parts, at)
      select id, 1, ${each === 'suspended' ? 'suspend' : 'submit'}, null, ${each}, revision_id, '', '', '{}', '2026-11-20' from made`.execute(
      db,
    )
}

test('jobs of the release before come through: what a lead took down stays down, apart from a worsened edit', async () => {
  await migrateTo(at.url, '20261124090000-announced')
  await sql`
    with person as (insert into person (name, created_at) values ('某', now()) returning id),
    station as (insert into facility (kind, slug, name, operator, hr_licence_no, hr_licence_expires, supervising_body, supervising_phone, created_at) values ('station', 'st', '站', '', '', '2030-01-01', '', '', now()) returning id)
    insert into employer (station_id, name, state, created_by, created_at)
    select station.id, '厂', 'draft', person.id, now() from person, station`.execute(db)
  await aReleasedJob('open', 'published', 0, ['approved'])
  await aReleasedJob('worsened', 'paused', 0, ['approved', 'submitted'])
  await aReleasedJob('suspended', 'paused', 0, ['suspended'])
  await aReleasedJob('suspended and full', 'paused', 2, ['suspended'])
  await aReleasedJob('suspended and worsened', 'paused', 0, ['suspended', 'submitted'])
  await sql`
    insert into job (employer_id, state, created_by, created_at) select id, 'draft', created_by, now() from employer`.execute(
    db,
  )

  expect(await migrateToLatest(at.url)).not.toEqual([])
  const { rows } = await sql<{ title: string; told: string }>`
    select title, concat_ws(' ', state, (suspended_at is not null)::text, (confirmed_at is not null)::text) as told
    from job order by id`.execute(db)
  expect(Object.fromEntries(rows.map(({ title, told }) => [title, told]))).toEqual({
    open: 'published false true',
    worsened: 'paused false true',
    suspended: 'published true true',
    'suspended and full': 'full true true',
    'suspended and worsened': 'paused true true',
    '': 'draft false false',
  })
})
