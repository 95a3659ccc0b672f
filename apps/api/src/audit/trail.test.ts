import { AuditEntryView, type AuditSearch } from '@zhibo/core/audit/schema'
import type { Role } from '@zhibo/core/identity/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { buildApp } from '../app.ts'
import { asActor, withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { anApprovedEmployer } from '../testing/employers.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { analyse, plansOf } from '../testing/plans.ts'
import { anAction } from '../testing/trail.ts'
import { recordAudit } from './record.ts'
import { searchAudit } from './search.ts'

let bench: Bench
let auditor: SignedIn
const station = crypto.randomUUID()

beforeAll(async () => {
  bench = await aBench()
  auditor = await aStaff(bench, 'auditor')
})
afterAll(() => bench.close())

const staff = (role: Role, stationId: string | null): PersonActor => ({
  kind: 'person',
  personId: crypto.randomUUID(),
  name: '员工',
  grants: [{ role, stationId }],
  memberships: [],
  authSessionId: null,
  barredUntil: null,
})

const record = (who: SignedIn, id: string, stationId: string | null = null, detail = {}) =>
  withTx(who.ctx, (tx) => recordAudit(tx, anAction, { kind: 'station', id }, { stationId, detail }))

const download = async (query: string, cookie = auditor.cookie) => {
  const answer = await buildApp(bench.deps).request(`/api/audit.csv${query}`, { headers: { cookie } })
  return { answer, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()) }
}

test('an auditor reads the county, a station’s lead that station alone, nobody else anything', async () => {
  bench.clock.set('2026-04-01T09:00:00+08:00')
  await record(auditor, 'here', station)
  await record(auditor, 'county')
  const search = { from: '2026-04-01', to: '2026-04-01', limit: 50 }
  const seen = async (actor: PersonActor) =>
    (await searchAudit(asActor(bench.system, actor), search)).map((entry) => entry.subjectId)

  expect(await seen(staff('auditor', null))).toEqual(['county', 'here'])
  expect(await seen(staff('lead', station))).toEqual(['here'])
  for (const role of ['host', 'reviewer', 'agent', 'admin'] as const)
    await expect(seen(staff(role, null))).rejects.toMatchObject({ code: 'forbidden' })
})

test('the trail is found by person, subject, action and days, page by page', async () => {
  bench.clock.set('2026-05-01T09:00:00+08:00')
  for (const id of ['1', '2', '3', '2']) await record(auditor, `may-${id}`)
  const app = buildApp(bench.deps)
  const get = async (url: string) => {
    const answer = await app.request(url, { headers: { cookie: auditor.cookie } })
    const entries = z.array(AuditEntryView).parse(await answer.json())
    const next = /<(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    return { subjects: entries.map((entry) => entry.subjectId), names: entries.map((entry) => entry.actorName), next }
  }

  expect((await get('/api/audit?subject=may-2')).subjects).toHaveLength(2)
  const first = await get(`/api/audit?actor=${auditor.personId}&subject=may-2&from=2026-05-01&to=2026-05-01&limit=1`)
  expect(first).toMatchObject({ subjects: ['may-2'], names: [auditor.actor.name] })
  const second = await get(first.next!)
  expect(second.subjects).toEqual(['may-2'])
  expect((await get(second.next!)).subjects).toEqual([])

  expect((await get(`/api/audit?action=${anAction}&from=2026-05-01`)).subjects).toHaveLength(4)
  expect((await get('/api/audit?action=role.granted&from=2026-05-01&to=2026-05-31')).subjects).toEqual([])
  expect((await get('/api/audit?subjectKind=station&from=2026-05-02')).subjects).toEqual([])
  expect((await get('/api/audit?subjectKind=job')).subjects).toEqual([])
  const midnight = { to: '2026-04-30', subjectKind: 'station', limit: 50 } satisfies AuditSearch
  expect((await searchAudit(auditor.ctx, midnight)).map((entry) => entry.subjectId)).toEqual(['county', 'here'])
  for (const wrong of ['from=2026-05-02&to=2026-05-01', 'actor=me', 'limit=1000', 'who=x'])
    expect((await app.request(`/api/audit?${wrong}`, { headers: { cookie: auditor.cookie } })).status).toBe(400)
  expect((await app.request('/api/audit')).status).toBe(401)
})

test('looking for a company or a job finds the decisions about it, which are filed under their case', async () => {
  const { employer } = await anApprovedEmployer(bench)
  const found = await searchAudit(auditor.ctx, { subject: employer.id, limit: 50 })
  expect(found.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['employer.founded', 'employer.submitted', 'review.approve']),
  )
  expect(found.find(({ action }) => action === 'review.approve')).toMatchObject({ subjectKind: 'review_case' })
})

test('staff and people of an employer are named; a seeker stays an id', async () => {
  bench.clock.set('2026-05-03T09:00:00+08:00')
  const seeker = await aPerson(bench)
  await bench.deps.db.updateTable('person').set({ name: '小陈' }).where('id', '=', seeker.personId).execute()
  await record(seeker, 'sought')
  await record(auditor, 'sought')
  const named = await searchAudit(auditor.ctx, { subject: 'sought', limit: 5 })
  expect(named.map(({ actorId, actorName }) => [actorId, actorName])).toEqual([
    [auditor.personId, auditor.actor.name],
    [seeker.personId, null],
  ])
})

test('the people to look for are the staff, for those who may read the trail', async () => {
  const seeker = await aPerson(bench)
  const app = buildApp(bench.deps)
  const people = async (cookie: string) => app.request('/api/audit/people', { headers: { cookie } })
  expect(await (await people(auditor.cookie)).json()).toContainEqual({
    personId: auditor.personId,
    name: auditor.actor.name,
  })
  expect((await people(seeker.cookie)).status).toBe(403)
})

describe('the trail as CSV', () => {
  test('comes with a mark for spreadsheets, whole over many pages, and is in the trail itself', async () => {
    bench.clock.set('2026-05-10T09:00:00+08:00')
    await sql`
      insert into audit_entry (scope, day, seq, at, actor_kind, action, subject_kind, subject_id, detail, request_id,
        prev_hash, hash)
      select 'csv', '2026-05-09', n, timestamptz '2026-05-09 10:00+08' + n * interval '1 second', 'system', 'job.created',
        'job', 'n' || n, '{}', 'r', '', '' from generate_series(1, 2500) n`.execute(bench.deps.db)
    const { answer, text } = await download('?from=2026-05-09&to=2026-05-09')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="zhibo-trail-2026-05-10.csv"')
    expect(text.startsWith('\ufeff时间,谁,')).toBe(true)
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(2501)
    expect(lines[1]).toMatch(/^2026-05-09 10:41:40,,system,新建岗位,job\.created,岗位,n2500,,csv,2026-05-09,2500,r,$/)

    const [exported] = await searchAudit(auditor.ctx, { action: 'audit.exported', limit: 1 })
    expect(exported).toMatchObject({
      actorId: auditor.personId,
      detail: { from: '2026-05-09', to: '2026-05-09' },
    })
  })

  test('holds no cell that a spreadsheet would carry out', async () => {
    bench.clock.set('2026-05-11T09:00:00+08:00')
    for (const id of ['=1+1', '+1', '-1', '@sum', '\t=1', '＝1', ' =cmd|x', 'a,"b"\nc']) await record(auditor, id)
    const { text } = await download(`?from=2026-05-11&action=${anAction}`)
    const subjects = [...text.matchAll(/,("(?:[^"]|"")*"|[^,]*),,county,/g)].map(([, cell]) => cell)
    expect(subjects).toEqual(['"a,""b""\nc"', "' =cmd|x", "'＝1", "'\t=1", "'@sum", "'-1", "'+1", "'=1+1"])
  })

  test('keeps a subject typed by hand out of the trail, and is for readers of the trail alone', async () => {
    await download('?subject=%E5%BC%A0%E4%B8%89')
    const [exported] = await searchAudit(auditor.ctx, { action: 'audit.exported', limit: 1 })
    expect(exported?.detail).toEqual({})
    expect((await download('', (await aStaff(bench, 'reviewer')).cookie)).answer.status).toBe(403)
    expect((await download('', '')).answer.status).toBe(401)
    expect((await download('?limit=5')).answer.status).toBe(400)
  })
})

describe('at 100,000 entries', () => {
  const someone = crypto.randomUUID()
  beforeAll(async () => {
    await sql`
      insert into audit_entry (scope, day, seq, at, actor_id, actor_kind, action, subject_kind, subject_id, detail,
        request_id, prev_hash, hash)
      select case when n % 50 = 0 then ${station} else 'county' end, '2025-01-01', n,
        timestamptz '2025-01-01 00:00+08' + n * interval '5 minutes',
        case when n % 500 = 0 then ${someone}::uuid else uuidv7() end, 'person',
        case when n % 500 = 0 then 'role.granted' else 'job.created' end,
        case when n % 500 = 0 then 'person' else 'job' end, 's' || n % 5000, '{}', 'r', '', ''
      from generate_series(1, 100000) n`.execute(bench.deps.db)
    await analyse(bench)
  }, 60_000)

  const searches: [string, AuditSearch, PersonActor?][] = [
    ['the newest', { limit: 50 }],
    ['those of a person', { actor: someone, limit: 50 }],
    ['those about something', { subjectKind: 'job', subject: 's77', limit: 50 }],
    ['those about a kind of thing', { subjectKind: 'person', limit: 50 }],
    ['those of an action', { action: 'role.granted', limit: 50 }],
    ['those of some days', { from: '2025-03-01', to: '2025-03-03', limit: 50 }],
    ['those of an action on some days', { action: 'role.granted', from: '2025-03-01', to: '2025-03-31', limit: 50 }],
    ['those of a station', { limit: 50 }, staff('lead', station)],
  ]

  test.each(searches)('%s are found by an index', async (_, search, reader = staff('auditor', null)) => {
    for (const at of [search, { ...search, cursor: await anId() }]) {
      const plans = await plansOf(bench, (ctx) => searchAudit(ctx, at), asActor(bench.system, reader))
      const scanned = plans.flatMap((plan) => plan.scanned)
      expect(scanned).not.toContain('audit_entry')
      expect(Math.max(...plans.map((plan) => plan.rows))).toBeLessThan(2_500)
    }
  })

  const anId = async () =>
    (
      await bench.deps.db
        .selectFrom('audit_entry')
        .select('id')
        .where('day', '=', '2025-01-01')
        .where('seq', '=', 60_000)
        .executeTakeFirstOrThrow()
    ).id
})
