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

/** A company in a state, and an entry in a state that the trail says took it out. */
async function aCompanyOut(name: string, company: string, entry: string): Promise<void> {
  const out = company === 'blacklisted' ? 'approved' : null
  const [over, why] = entry === 'in_force' ? [null, null] : ['2026-11-22', '查错了']
  await sql`
    with employer as (
      insert into employer (station_id, name, state, blacklisted_from, created_by, created_at)
      select f.id, ${name}, ${company}, ${out}, p.id, now() from facility f, person p where p.name = '一' returning id
    ), listed as (
      insert into blacklist_entry (kind, phone_hash, phone_cipher, state, months, reason_code, reason, proposed_by, proposed_at,
        signed_by, signed_at, until, ended_at, end_reason)
      select 'person', sha256(${name}::bytea), '', ${entry}, 6, 'fees_taken', '押金', one.id, now(), two.id, now(), '2027-05-23',
        ${over}::timestamptz, ${why}
      from person one, person two where one.name = '一' and two.name = '二' returning id
    )
    insert into audit_entry (scope, day, seq, at, actor_kind, action, subject_kind, subject_id, detail, request_id, prev_hash, hash)
    select 'county', '2026-11-23', (select count(*) + 1 from audit_entry), now(), 'person', 'employer.blacklisted', 'employer',
      employer.id::text, jsonb_build_object('entry', listed.id), '', '', '' from employer, listed`.execute(db)
}

test('for companies that are out already the trail tells which entry keeps them there', async () => {
  await migrateTo(at.url, '20261127090000-live-room')
  await sql`
    insert into person (name, created_at) values ('一', now()), ('二', now());
    insert into facility (kind, slug, name, operator, hr_licence_no, hr_licence_expires, supervising_body, supervising_phone, created_at)
    values ('station', 'st', '站', '', '', '2030-01-01', '', '', now())`.execute(db)
  await aCompanyOut('out', 'blacklisted', 'in_force')
  await aCompanyOut('out by another', 'blacklisted', 'lifted')
  await aCompanyOut('on its way', 'in_review', 'in_force')

  expect(await migrateToLatest(at.url)).not.toEqual([])
  const held = await db
    .selectFrom('blacklist_hold')
    .innerJoin('employer', 'employer.id', 'blacklist_hold.employer_id')
    .innerJoin('blacklist_entry', 'blacklist_entry.id', 'blacklist_hold.entry_id')
    .select(['employer.name', 'blacklist_entry.state'])
    .execute()
  expect(held).toEqual([{ name: 'out', state: 'in_force' }])
})
