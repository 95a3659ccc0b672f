import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { foundStation } from '../stations/found-station.ts'
import { aChain as chainOn, anAction, tamperWith } from '../testing/trail.ts'
import { chainStart, hashLink } from './link.ts'
import { recordAudit } from './record.ts'
import type { AuditEntryTable } from './tables.ts'
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

const aChain = (day: string) => chainOn(bench, day)
const tamper = (statements: string) => tamperWith(bench, statements)
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
          anAction,
          { kind: 'station', id: `${nth}` },
          { stationId: station, detail: { 名: '“引号”\n' } },
        ),
      ),
    ),
  )
  expect(await verifyDay('2026-01-02')).toEqual({ chains: 1, links: 50, fault: null })
})

test('two that write into the chains of two stations, each beginning with another, do not wait for each other', async () => {
  bench.clock.set('2026-01-20T10:00:00+08:00')
  let writing = 0
  let bothWrite: () => void
  const both = new Promise<void>((resolve) => (bothWrite = resolve))
  const writeInto = (...scopes: (string | null)[]) =>
    withTx(bench.system, async (tx) => {
      for (const stationId of scopes) {
        await recordAudit(tx, anAction, { kind: 'station', id: 'x' }, { stationId })
        if (++writing === 2) bothWrite()
        await both
      }
    })
  await Promise.all([writeInto(station, null), writeInto(null, station)])
  expect(await verifyDay('2026-01-20')).toEqual({ chains: 2, links: 4, fault: null })
})

test('what is rolled back leaves no link and no gap', async () => {
  await aChain('2026-01-03')
  await expect(
    withTx(bench.system, async (tx) => {
      await recordAudit(tx, anAction, { kind: 'station', id: 'x' })
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

/** Another value for each column of a link, so that one that is added later cannot be forgotten here. */
const otherwise: Record<keyof AuditEntryTable, string> = {
  id: 'uuidv7()',
  scope: `'county '`,
  day: `day + 1`,
  seq: 'seq + 1000',
  at: `at + interval '1 microsecond'`,
  actor_id: 'uuidv7()',
  actor_kind: `'visitor'`,
  action: `'thing.other'`,
  subject_kind: `'other'`,
  subject_id: `'other'`,
  detail: `detail || '{"a": {"y": 1, "b": [3]}}'`,
  request_id: `'other'`,
  form: '3 - form',
  prev_hash: `sha256('x')`,
  hash: `sha256('x')`,
}

test('no column of a link can be changed unseen', async () => {
  const { rows } = await sql<{ column_name: string }>`
    select column_name from information_schema.columns where table_name = 'audit_entry'`.execute(bench.deps.db)
  expect(Object.keys(otherwise).toSorted()).toEqual(rows.map((row) => row.column_name).toSorted())

  const day = '2026-02-20'
  await aChain(day)
  for (const [column, value] of Object.entries(otherwise))
    for (const seq of [1, 5, 10]) {
      await tamper(`
        create table kept as select * from audit_entry where day = '${day}';
        update audit_entry set ${column} = ${value} where day = '${day}' and seq = ${seq}`)
      const { fault } = await verifyChain(bench.system, { from: day })
      expect(fault, `${column} of link ${seq}`).toMatchObject({ day, scope: 'county' })
      await tamper(`
        delete from audit_entry where day >= '${day}';
        insert into audit_entry select * from kept;
        drop table kept`)
    }
  expect(await verifyDay(day)).toMatchObject({ links: 10, fault: null })
})

test('links of the first form, whose hash left out the id, still hold', async () => {
  const day = '2026-02-25'
  await aChain(day)
  const links = await bench.deps.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('day', '=', day)
    .orderBy('seq')
    .execute()
  let hash: Buffer = chainStart
  for (const link of links) {
    const before = hash
    hash = hashLink(before, { ...link, form: 1 })
    await tamper(`
      update audit_entry set form = 1, prev_hash = '\\x${before.toString('hex')}', hash = '\\x${hash.toString('hex')}'
      where id = '${link.id}'`)
  }
  await tamper(`update audit_head set hash = '\\x${hash.toString('hex')}' where day = '${day}'`)
  expect(await verifyDay(day)).toMatchObject({ links: 10, fault: null })
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
