import { AuditEntryView } from '@zhibo/core/audit/schema'
import type { Role } from '@zhibo/core/identity/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { buildApp } from '../app.ts'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { foundStation } from '../stations/found-station.ts'
import { aStaff } from '../testing/identity.ts'
import { hashLink } from './link.ts'
import { recordAudit } from './record.ts'
import { searchAudit } from './search.ts'
import { verifyChain } from './verify.ts'

let bench: Bench
let station: string

beforeAll(async () => {
  bench = await aBench()
  const made = await foundStation(bench.system, {
    slug: 'audited',
    name: '一站',
    operator: '运营',
    hrLicenceNo: 'HR-1',
    hrLicenceExpires: '2027-12-31',
    supervisingBody: '人社局',
    supervisingPhone: '0818-0000000',
    studios: [],
    sessionsPerMonth: 4,
    airtimeMsPerMonth: 43_200_000,
    standardsFrom: '2026-01-01',
  })
  station = made.id
})
afterAll(() => bench.close())

const staff = (role: Role, stationId: string | null): PersonActor => ({
  kind: 'person',
  personId: crypto.randomUUID(),
  name: '员工',
  grants: [{ role, stationId }],
  memberships: [],
  authSessionId: null,
})

/** Ten links of one day, in the county's chain. */
async function aChain(day: string): Promise<void> {
  bench.clock.set(`${day}T10:00:00+08:00`)
  for (let nth = 1; nth <= 10; nth++)
    await withTx(bench.system, (tx) =>
      recordAudit(
        tx,
        'thing.done',
        { kind: 'thing', id: `${day}-${nth}` },
        { detail: { z: nth, a: { y: 1, b: [2] } } },
      ),
    )
}

/** Changes history as somebody would who owns the database. */
async function tamper(statement: string): Promise<void> {
  await bench.deps.db.transaction().execute(async (db) => {
    await sql`alter table audit_entry disable trigger all`.execute(db)
    await sql`grant update, delete on audit_entry to current_user`.execute(db)
    await sql.raw(statement).execute(db)
    await sql`alter table audit_entry enable trigger all`.execute(db)
  })
}

const verifyDay = (day: string) => verifyChain(bench.system, { from: day, to: day })

test('an untouched chain holds from its first link to its head', async () => {
  await aChain('2026-01-01')
  expect(await verifyDay('2026-01-01')).toEqual({ chains: 1, links: 10, fault: null })
})

test('fifty writers at once make one chain without a gap', async () => {
  bench.clock.set('2026-01-02T10:00:00+08:00')
  await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      withTx(bench.system, (tx) =>
        recordAudit(
          tx,
          'thing.done',
          { kind: 'thing', id: `${nth}` },
          { stationId: station, detail: { 名: '“引号”\n' } },
        ),
      ),
    ),
  )
  expect(await verifyDay('2026-01-02')).toEqual({ chains: 1, links: 50, fault: null })
})

test('what is rolled back leaves no link and no gap', async () => {
  await aChain('2026-01-03')
  await expect(
    withTx(bench.system, async (tx) => {
      await recordAudit(tx, 'thing.undone', { kind: 'thing', id: 'x' })
      throw new Error('undo')
    }),
  ).rejects.toThrow('undo')
  expect(await verifyDay('2026-01-03')).toMatchObject({ links: 10, fault: null })
})

test('history refuses to be changed, even by its own writer', async () => {
  await aChain('2026-01-04')
  await expect(sql`update audit_entry set action = 'x'`.execute(bench.deps.db)).rejects.toThrow(
    /permission denied|append-only/,
  )
  await expect(sql`delete from audit_entry`.execute(bench.deps.db)).rejects.toThrow(/permission denied|append-only/)
})

test.each([
  ['2026-02-01', `update audit_entry set detail = '{"z": 99}' where day = '2026-02-01' and seq = 4`, 'altered', 4],
  ['2026-02-02', `update audit_entry set actor_kind = 'visitor' where day = '2026-02-02' and seq = 1`, 'altered', 1],
  ['2026-02-03', `delete from audit_entry where day = '2026-02-03' and seq = 5`, 'missing', 5],
  ['2026-02-04', `delete from audit_entry where day = '2026-02-04' and seq = 1`, 'missing', 1],
  ['2026-02-05', `delete from audit_entry where day = '2026-02-05' and seq > 7`, 'tail', 8],
  ['2026-02-06', `delete from audit_entry where day = '2026-02-06'`, 'tail', 1],
  ['2026-02-07', `delete from audit_head where day = '2026-02-07'`, 'tail', 1],
  [
    '2026-02-08',
    `update audit_entry a set subject_id = b.subject_id from audit_entry b
     where a.day = '2026-02-08' and b.day = a.day and (a.seq, b.seq) in ((3, 4), (4, 3))`,
    'altered',
    3,
  ],
  [
    '2026-02-09',
    `update audit_entry set seq = -seq where day = '2026-02-09' and seq in (3, 4);
     update audit_entry set seq = case seq when -3 then 4 else 3 end where day = '2026-02-09' and seq < 0`,
    'altered',
    3,
  ],
])('%s: tampering (%s) is named', async (day, statement, kind, seq) => {
  await aChain(day)
  await tamper(statement)
  expect((await verifyDay(day)).fault).toMatchObject({ kind, scope: 'county', day, seq })
})

test('a link rewritten with a hash of its own does not fit the next one', async () => {
  const day = '2026-03-01'
  await aChain(day)
  const link = await bench.deps.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('day', '=', day)
    .where('seq', '=', 6)
    .executeTakeFirstOrThrow()
  const hash = hashLink(link.prev_hash, { ...link, action: 'forged' }).toString('hex')
  await tamper(`update audit_entry set action = 'forged', hash = '\\x${hash}' where id = '${link.id}'`)
  expect((await verifyDay(day)).fault).toMatchObject({ kind: 'unlinked', day, seq: 7 })
})

test('an auditor reads the county, a station’s lead that station alone, nobody else anything', async () => {
  bench.clock.set('2026-04-01T09:00:00+08:00')
  await withTx(bench.system, (tx) => recordAudit(tx, 'a.done', { kind: 'thing', id: 'here' }, { stationId: station }))
  await withTx(bench.system, (tx) => recordAudit(tx, 'a.done', { kind: 'thing', id: 'county' }))
  const search = { day: '2026-04-01', limit: 50 }
  const seen = async (actor: PersonActor) =>
    (await searchAudit(asActor(bench.system, actor), search)).map((entry) => entry.subjectId)

  expect(await seen(staff('auditor', null))).toEqual(['county', 'here'])
  expect(await seen(staff('lead', station))).toEqual(['here'])
  for (const role of ['host', 'reviewer', 'agent', 'admin'] as const)
    await expect(seen(staff(role, null))).rejects.toMatchObject({ code: 'forbidden' })
})

test('the trail is found by person, by subject and by day, page by page', async () => {
  bench.clock.set('2026-05-01T09:00:00+08:00')
  const auditor = await aStaff(bench, 'auditor')
  for (const id of ['1', '2', '3', '2'])
    await withTx(auditor.ctx, (tx) => recordAudit(tx, 'thing.done', { kind: 'thing', id: `may-${id}` }))
  const app = buildApp(bench.deps)
  const get = async (url: string) => {
    const answer = await app.request(url, { headers: { cookie: auditor.cookie } })
    const subjects = z
      .array(AuditEntryView)
      .parse(await answer.json())
      .map((entry) => entry.subjectId)
    return { subjects, next: /<(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] }
  }

  expect((await get('/api/audit?subject=may-2')).subjects).toHaveLength(2)
  const first = await get(`/api/audit?actor=${auditor.personId}&subject=may-2&day=2026-05-01&limit=1`)
  expect(first.subjects).toEqual(['may-2'])
  const second = await get(first.next!)
  expect(second.subjects).toEqual(['may-2'])
  expect((await get(second.next!)).subjects).toEqual([])
  expect((await app.request('/api/audit')).status).toBe(401)
})
