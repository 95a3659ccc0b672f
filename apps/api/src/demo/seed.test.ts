import type { LedgerView } from '@zhibo/core/ledger/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '../audit/verify.ts'
import { asActor } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { checklist } from '../invitations/checklist.ts'
import { sessionInvitations } from '../invitations/list.ts'
import { searchJobs } from '../jobs/read.ts'
import { readLedger } from '../ledger/read.ts'
import { searchCases } from '../reviews/list.ts'
import { endSession } from '../sessions/end.ts'
import { listSessions } from '../sessions/list.ts'
import { seriesAt } from '../sessions/series/read.ts'
import { viewSession } from '../sessions/view.ts'
import { listStations } from '../stations/queries.ts'
import { listAccounts } from './accounts.ts'
import { demoPeople } from './people.ts'
import { seed } from './seed.ts'
import { staff } from './seed/stage.ts'

let bench: Bench
const silent = () => undefined

beforeAll(async () => {
  bench = await aBench()
  await seed(bench.system, silent)
}, 60_000)
afterAll(() => bench.close())

const count = async (table: 'employer' | 'job' | 'application' | 'live_session') =>
  Number(
    (
      await bench.deps.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const shows = async (state: 'live' | 'scheduled' | 'ended') =>
  (await listSessions(bench.system, { state, limit: 100 })).sessions

test('everybody whom the sign-in page offers is there', async () => {
  expect(await listAccounts(bench.system)).toHaveLength(demoPeople.length)
})

test('thirty lawful jobs of employers in force; the lapsed agency and those under review show none', async () => {
  const open = await searchJobs(bench.system, { limit: 100 })
  expect(open).toHaveLength(30)
  expect(new Set(open.map((job) => job.employerName)).size).toBe(9)
  for (const job of open) expect(job.lawfulMonthlyFloorFen, job.title).toBeGreaterThanOrEqual(220_000)
  for (const job of open)
    expect(job.pay.advertisedMinFen, job.title).toBeLessThanOrEqual(job.lawfulWithOvertimeFen ?? 0)
  const states = await bench.deps.db.selectFrom('employer').select('state').execute()
  expect(Object.groupBy(states, (each) => each.state)).toMatchObject({
    approved: { length: 9 },
    expired: { length: 1 },
    in_review: { length: 2 },
    returned: { length: 1 },
    blacklisted: { length: 1 },
  })
})

test('the ledgers of three months tell what counts, what does not and why', async () => {
  const ledgers: LedgerView[] = []
  for (const { id } of await listStations(bench.system))
    for (const month of ['2026-09', '2026-10', '2026-11']) ledgers.push(await readLedger(bench.system, id, month))

  expect(ledgers[0]).toMatchObject({ sessions: 5, missingSessions: 0, missingMs: 0, lastDay: null })
  expect(ledgers.some((ledger) => ledger.missingSessions > 0 || ledger.missingMs > 0)).toBe(true)
  const reasons = ledgers.flatMap((ledger) => ledger.rows.map((row) => row.reason))
  expect(new Set(reasons)).toEqual(new Set([null, 'too_short', 'no_picture']))
  const now = ledgers.filter((ledger) => ledger.month === '2026-11' && ledger.missingSessions > 0)
  expect(now.every((ledger) => ledger.lastDay !== null)).toBe(true)
})

test('applications stand in many states, some from a session', async () => {
  const rows = await bench.deps.db.selectFrom('application').select(['state', 'session_id']).execute()
  expect(rows.length).toBeGreaterThanOrEqual(26)
  expect(new Set(rows.map((row) => row.state)).size).toBeGreaterThanOrEqual(11)
  expect(rows.some((row) => row.session_id !== null)).toBe(true)
})

test('a few cases wait for the reviewer', async () => {
  const reviewer = asActor(bench.system, staff(crypto.randomUUID(), 'reviewer'))
  const waiting = await searchCases(reviewer, { state: 'submitted', limit: 50 })
  expect(waiting.length).toBeGreaterThanOrEqual(3)
  expect(waiting.length).toBeLessThanOrEqual(6)
})

test('a show is on air with a presenter, a pinned job and talk; another stands for tomorrow', async () => {
  const [live] = await shows('live')
  const show = await viewSession(bench.system, live!.id)
  expect(show.pinnedJobId).not.toBeNull()
  expect(show.presenters.filter((presenter) => presenter.state === 'on_air')).toHaveLength(1)
  expect(show.segments).toHaveLength(3)
  // And the show of two stations.
  expect(await shows('scheduled')).toHaveLength(2)
  const questions = await bench.deps.db.selectFrom('question').select('state').execute()
  expect(questions.some((question) => question.state === 'answered')).toBe(true)
  expect(questions.some((question) => question.state === 'open')).toBe(true)
})

test('of those who are to present tomorrow one comes, one cannot and one is not asked yet, each somebody the demo can be', async () => {
  const [tomorrow] = (await shows('scheduled')).toSorted((a, b) => a.plannedStart.localeCompare(b.plannedStart))
  const host = asActor(bench.system, staff(crypto.randomUUID(), 'host'))
  const places = await sessionInvitations(host, tomorrow!.id)
  expect(places.map(({ invitation }) => invitation?.standing)).toEqual(['accepted', 'declined', undefined])
  const names: string[] = demoPeople.map(({ name }) => name)
  for (const { personName } of places) expect(names).toContain(personName)
  const [comes] = await checklist(host, tomorrow!.id)
  const done = comes!.items.filter((item) => item.done).map(({ what }) => what)
  expect(done).toEqual(expect.arrayContaining(['invitation', 'device_test', 'jobs']))
  expect(done).not.toContain('rehearsal')
  const joint = (await shows('scheduled')).find(({ id }) => id !== tomorrow!.id)
  const asked = await sessionInvitations(host, joint!.id)
  expect(new Set(asked.map(({ invitation }) => invitation?.standing))).toEqual(new Set(['invited']))
})

test('the trail of all of it holds', async () => {
  expect(await verifyChain(bench.system)).toMatchObject({ fault: null })
})

test('seeding again adds nothing; a show that somebody ended comes back', async () => {
  const before = [await count('employer'), await count('job'), await count('application'), await count('live_session')]
  await seed(bench.system, silent)
  expect([
    await count('employer'),
    await count('job'),
    await count('application'),
    await count('live_session'),
  ]).toEqual(before)

  const [live] = await shows('live')
  await endSession(asActor(bench.system, staff(live!.id, 'host')), live!.id)
  await seed(bench.system, silent)
  const [again] = await shows('live')
  expect(again!.id).not.toBe(live!.id)
})

test('the demo of tomorrow has a show of its own: what was left on is ended', async () => {
  const [left] = await shows('live')
  bench.clock.advance(26 * 3_600_000)
  await seed(bench.system, silent)
  const live = await shows('live')
  expect(live).toHaveLength(1)
  expect(live[0]!.id).not.toBe(left!.id)
  expect(await shows('scheduled')).not.toHaveLength(0)
})

test('the weeks ahead have a series of drafts and a show that two stations hold together', async () => {
  const lead = asActor(bench.system, staff(crypto.randomUUID(), 'lead'))
  const [series] = await seriesAt(lead, undefined)
  expect(series).toMatchObject({ weekday: 3, theme: 'flat_seam' })
  expect(series!.sessions.length).toBeGreaterThanOrEqual(8)
  expect(new Set(series!.sessions.map(({ state }) => state))).toEqual(new Set(['draft']))
  const scheduled = await Promise.all((await shows('scheduled')).map(({ id }) => viewSession(bench.system, id)))
  expect(scheduled.filter(({ stations }) => stations.length === 2)).toHaveLength(1)
})
