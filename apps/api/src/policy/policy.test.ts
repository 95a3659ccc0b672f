import type { MinimumWageValue } from '@zhibo/core/policy/schema'
import { PolicyRowView, ReviewPromiseValue } from '@zhibo/core/policy/schema'
import type { Role } from '@zhibo/core/identity/schema'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aPolicy } from '../testing/policies.ts'
import { confirmPolicy } from './confirm.ts'
import { enterPolicy } from './enter.ts'
import { policies, policyOn } from './policies.ts'
import { readPolicies } from './read.ts'

let bench: Bench
let lead: SignedIn
let other: SignedIn

beforeAll(async () => {
  bench = await aBench()
  lead = await aStaff(bench, 'lead')
  other = await aStaff(bench, 'lead')
})
afterAll(() => bench.close())

const wage = (from: string, monthlyFen: number, more: { supersedes?: string; documentNo?: string } = {}) => ({
  kind: 'minimum_wage' as const,
  from,
  value: { monthlyFen, hourlyFen: 2_300 } satisfies MinimumWageValue,
  documentNo: '',
  supersedes: null,
  sure: false,
  ...more,
})
const rowOf = async (id: string) => (await readPolicies(lead.ctx)).find((row) => row.id === id)
const monthlyOn = async (day: string) => (await policyOn(bench.system, 'minimum_wage', day))?.value.monthlyFen

const confirm = (id: string, documentNo = '川府发〔2029〕9号') => confirmPolicy(other.ctx, id, { documentNo })
const entered = async (from: string, monthlyFen: number, supersedes?: string) => {
  const row = await enterPolicy(lead.ctx, wage(from, monthlyFen, supersedes ? { supersedes } : {}))
  await confirm(row.id)
  return row
}

test('what came with the software is in force and awaits confirmation', async () => {
  const rows = await readPolicies(lead.ctx)
  const inForce = { standing: 'in_force', confirmed: false, enteredBy: null }
  for (const kind of ['airtime', 'minimum_wage', 'reinspection', 'review_promise'])
    expect(rows.filter((row) => row.kind === kind)).toMatchObject([inForce])
  expect(await policyOn(bench.system, 'review_promise', '2026-11-23')).toMatchObject({ value: { workingDays: 2 } })
})

test('a day computes by the row of that day, whatever came later', async () => {
  await entered('2027-01-01', 230_000)
  await entered('2027-07-01', 240_000)
  const days = ['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01', '2030-01-01']
  expect(await Promise.all(days.map(monthlyOn))).toEqual([
    undefined,
    220_000,
    220_000,
    230_000,
    230_000,
    240_000,
    240_000,
  ])
  expect((await policies(bench.system)).minimumWages.map(({ from, confirmed }) => [from, confirmed])).toEqual([
    ['2027-07-01', true],
    ['2027-01-01', true],
    ['2025-01-01', false],
  ])
})

test('what one lead enters changes no sum until another has confirmed it', async () => {
  const { id } = await enterPolicy(lead.ctx, wage('2026-11-01', 500_000))
  expect(await rowOf(id)).toMatchObject({ standing: 'awaiting', confirmed: false })
  expect(await monthlyOn('2026-11-23')).toBe(220_000)
  expect((await policies(bench.system)).minimumWages.map(({ from }) => from)).not.toContain('2026-11-01')
  await confirm(id)
  expect(await rowOf(id)).toMatchObject({ standing: 'in_force', confirmed: true })
  expect(await monthlyOn('2026-11-23')).toBe(500_000)
  // Once confirmed it may be put right, and counts until the correction is confirmed too.
  const right = await enterPolicy(lead.ctx, wage('2026-11-01', 220_000, { supersedes: id }))
  expect(await monthlyOn('2026-11-23')).toBe(500_000)
  expect(await rowOf(id)).toMatchObject({ standing: 'in_force', supersededBy: right.id })
  expect(await rowOf(right.id)).toMatchObject({ standing: 'awaiting' })
  await confirm(right.id)
  expect(await monthlyOn('2026-11-23')).toBe(220_000)
  expect(await rowOf(id)).toMatchObject({ standing: 'superseded' })
})

test('what came with the software counts until a correction of it is confirmed', async () => {
  const [shipped] = (await readPolicies(lead.ctx)).filter(({ kind }) => kind === 'reinspection')
  const share = async () => (await policyOn(bench.system, 'reinspection', '2026-11-23'))?.value.sharePercent
  const entry = {
    kind: 'reinspection',
    from: shipped!.from,
    value: { sharePercent: 9 },
    documentNo: '',
    sure: true,
  } as const
  const { id } = await enterPolicy(lead.ctx, { ...entry, supersedes: shipped!.id })
  expect(await share()).toBe(5)
  expect(await rowOf(shipped!.id)).toMatchObject({ standing: 'in_force' })
  await confirm(id)
  expect(await share()).toBe(9)
})

test('a row is put right by another for the same day; the old one stays in the book', async () => {
  const wrong = await enterPolicy(lead.ctx, wage('2028-01-01', 250_000))
  await expect(enterPolicy(lead.ctx, wage('2028-01-01', 260_000))).rejects.toMatchObject({ code: 'policy_day_taken' })
  const right = await enterPolicy(lead.ctx, wage('2028-01-01', 260_000, { supersedes: wrong.id }))
  await expect(enterPolicy(lead.ctx, wage('2028-01-01', 270_000, { supersedes: wrong.id }))).rejects.toMatchObject({
    code: 'stale_version',
  })

  expect(await rowOf(wrong.id)).toMatchObject({ standing: 'superseded', supersededBy: right.id })
  expect(await rowOf(right.id)).toMatchObject({ standing: 'awaiting', enteredBy: { personId: lead.personId } })
  await confirm(right.id)
  expect(await rowOf(right.id)).toMatchObject({ standing: 'coming' })
  expect(await monthlyOn('2028-03-01')).toBe(260_000)
  await expect(confirmPolicy(other.ctx, wrong.id, { documentNo: '1' })).rejects.toMatchObject({ code: 'not_from_here' })
  expect((await entriesOf(bench, 'policy_row', right.id)).slice(0, 1)).toMatchObject([
    {
      action: 'policy.superseded',
      actor_id: lead.personId,
      detail: { supersedes: wrong.id, before: { monthlyFen: 250_000 }, value: { monthlyFen: 260_000 } },
    },
  ])
})

test('of two leads who enter the same day at once one is told', async () => {
  const outcomes = await Promise.allSettled([
    enterPolicy(lead.ctx, wage('2029-01-01', 250_000)),
    enterPolicy(other.ctx, wage('2029-01-01', 251_000)),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a row is confirmed by its document’s number and by another lead than whoever entered it', async () => {
  const { id } = await enterPolicy(lead.ctx, wage('2030-01-01', 250_000, { documentNo: '川府发〔2029〕9号' }))
  await expect(confirmPolicy(lead.ctx, id, { documentNo: '川府发〔2029〕9号' })).rejects.toMatchObject({
    code: 'own_submission',
  })
  await expect(confirmPolicy(other.ctx, id, { documentNo: '川府发〔2029〕8号' })).rejects.toMatchObject({
    code: 'policy_document_differs',
  })
  expect(await confirmPolicy(other.ctx, id, { documentNo: '川府发〔2029〕9号' })).toMatchObject({
    confirmed: true,
    documentNo: '川府发〔2029〕9号',
    confirmedBy: { personId: other.personId },
  })
  await expect(confirmPolicy(other.ctx, id, { documentNo: '川府发〔2029〕9号' })).rejects.toMatchObject({
    code: 'not_from_here',
  })
  expect((await entriesOf(bench, 'policy_row', id)).map(({ action }) => action)).toEqual([
    'policy.entered',
    'policy.confirmed',
  ])

  const [shipped] = (await readPolicies(lead.ctx)).filter((row) => row.kind === 'airtime')
  expect(await confirmPolicy(lead.ctx, shipped!.id, { documentNo: '渠人社〔2026〕1号' })).toMatchObject({
    confirmed: true,
  })
})

test('an unusual figure is asked back once', async () => {
  await expect(enterPolicy(lead.ctx, wage('2031-01-01', 99_999))).rejects.toMatchObject({
    code: 'policy_unusual',
    details: { unusual: ['monthlyFen'] },
  })
  await expect(enterPolicy(lead.ctx, wage('2031-01-01', 1_000_001))).rejects.toMatchObject({ code: 'policy_unusual' })
  expect(await enterPolicy(lead.ctx, { ...wage('2031-01-01', 1_000_001), sure: true })).toMatchObject({
    from: '2031-01-01',
  })
})

test('anyone reads in how many working days staff answer, by the row of the day', async () => {
  const client = aClient(bench)
  const today = async () => (await client.ask(ReviewPromiseValue, null, 'GET', '/api/reviews/promise')).body
  expect(await today()).toEqual({ workingDays: 2 })
  const from = '2026-12-01'
  await aPolicy(bench, { kind: 'review_promise', from, value: { workingDays: 3 } })
  expect(await today()).toEqual({ workingDays: 2 })
  bench.clock.set(`${from}T00:00:00+08:00`)
  expect(await today()).toEqual({ workingDays: 3 })
})

test.each<[Role | 'seeker' | 'visitor', number, number]>([
  ['lead', 200, 201],
  ['reviewer', 200, 403],
  ['host', 200, 403],
  ['auditor', 200, 403],
  ['admin', 200, 403],
  ['seeker', 403, 403],
  ['visitor', 401, 401],
])('%s: reading answers %i, entering %i', async (who, reading, entering) => {
  const cookie = who === 'visitor' ? '' : (who === 'seeker' ? await aPerson(bench) : await aStaff(bench, who)).cookie
  const app = buildApp(bench.deps)
  const headers = { cookie, 'content-type': 'application/json' }
  const read = await app.request('/api/policies', { headers })
  expect(read.status).toBe(reading)
  if (reading === 200) expect(z.array(PolicyRowView).parse(await read.json()).length).toBeGreaterThan(3)
  const entered = await app.request('/api/policies/review_promise', {
    method: 'POST',
    headers,
    body: JSON.stringify({ from: '2032-01-01', value: { workingDays: 3 }, documentNo: '' }),
  })
  expect(entered.status).toBe(entering)
})

test('a station’s lead edits no policy of the county', async () => {
  const { rows } = await sql<{ id: string }>`
    insert into facility (kind, slug, name, operator, hr_licence_no, hr_licence_expires, supervising_body,
      supervising_phone, created_at)
    values ('station', 'policies', '站', '运营', '1', '2027-01-01', '人社局', '0818-0000000', now()) returning id
  `.execute(bench.deps.db)
  const local = await aStaff(bench, 'lead', rows[0]!.id)
  await expect(enterPolicy(local.ctx, wage('2033-01-01', 250_000))).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  ['another kind', 'holidays', { workingDays: 3 }, 404],
  ['the fields of another kind', 'reinspection', { workingDays: 3 }, 400],
  ['a share over all', 'reinspection', { sharePercent: 101 }, 400],
  ['no promise at all', 'review_promise', { workingDays: 0 }, 400],
  ['a figure in words', 'minimum_wage', { monthlyFen: '两千二', hourlyFen: 2_200 }, 400],
  [
    'an unknown zone',
    'airtime',
    { minSessionMs: 1, joinGapMs: 1, zone: 'Mars/Base', shortSessionsGiveHours: true },
    400,
  ],
])('%s is refused', async (_, kind, value, status) => {
  const answer = await buildApp(bench.deps).request(`/api/policies/${kind}`, {
    method: 'POST',
    headers: { cookie: lead.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ from: '2034-01-01', value }),
  })
  expect(answer.status).toBe(status)
})

test('the book of policies refuses to be rewritten, even by its own writer', async () => {
  const { db } = bench.deps
  for (const statement of [
    sql`update policy_row set value = '{}'`,
    sql`update policy_row set valid_from = '2020-01-01' where kind = 'minimum_wage'`,
    sql`update policy_row set confirmed_at = null, confirmed_by = null where confirmed_at is not null`,
    sql`delete from policy_row`,
    sql`truncate policy_row`,
  ])
    await expect(statement.execute(db)).rejects.toThrow(/append-only|cannot truncate/)
})
