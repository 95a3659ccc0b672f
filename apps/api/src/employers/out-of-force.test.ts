import { EmployerPublicView } from '@zhibo/core/employers/schema'
import { jobStatesOutOfSight } from '@zhibo/core/jobs/sight'
import { SessionView } from '@zhibo/core/sessions/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { searchJobs } from '../jobs/read.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { anApprovedEmployer, decided } from '../testing/employers.ts'
import { entriesOf } from '../testing/audit.ts'
import { aClient } from '../testing/http.ts'
import { aStaff, type SignedIn } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { aRunningSession } from '../testing/sessions.ts'
import { aStation } from '../testing/stations.ts'
import { eventsOf } from '../testing/stream.ts'
import { signed } from '../testing/reviews.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { announceExpiry } from './announce-expiry.ts'
import { expireApprovals } from './expire.ts'
import { employerFile } from './read.ts'
import { submitEmployer } from './submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let stationId: string

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  stationId = (await aStation(bench)).id
})
afterAll(() => bench.close())

const day = 86_400_000
const why = { reasonCode: 'false_information' as const, publicNote: '群众举报，正在核实', internalNote: '' }

describe('a suspended employer', () => {
  test('is gone from the search at once, and back when a lead says so', async () => {
    const { employer, card, owner } = await aPublishedJob(bench)
    const lead = await aStaff(bench, 'lead')
    const { id, version } = await caseOf(employer.id)
    const found = async () =>
      (await searchJobs(bench.system, { employerId: employer.id, limit: 10 })).map((job) => job.id)
    expect(await found()).toEqual([card.id])

    const suspended = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    expect(await found()).toEqual([])
    expect((await client.refused(null, 'GET', `/api/jobs/${card.id}`)).code).toBe('not_found')
    const shown = await client.ask(EmployerPublicView, null, 'GET', `/api/employers/${employer.id}`)
    expect(shown.body).toMatchObject({ verifiedAt: null, verifiedUntil: null })
    const file = await employerFile(owner.ctx, employer.id)
    expect(file).toMatchObject({ state: 'suspended', lastDecision: { publicNote: why.publicNote } })
    const submission = submitEmployer(owner.ctx, employer.id, { expectedVersion: file.version })
    await expect(submission).rejects.toMatchObject({ code: 'not_from_here' })

    await signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: suspended.version, ...why }))
    expect(await found()).toEqual([card.id])
  })

  test('is taken off a running show while people watch it', async () => {
    const { session, employer, job } = await aRunningSession(bench)
    const lead = await aStaff(bench, 'lead')
    const { id, version } = await caseOf(employer.id)
    await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    const news = await eventsOf(bench, session.id)
    expect(news.filter((event) => event.type === 'job.unavailable')).toMatchObject([{ jobId: job.id }])
    const [banner, last] = news.slice(-2)
    expect(banner).toMatchObject({ type: 'correction.shown', text: expect.stringContaining(employer.name) })
    expect(last).toMatchObject({ type: 'presenter.off_air' })
    // Who comes only now sees no more of it than who watched.
    const { body: seen } = await client.ask(SessionView, null, 'GET', `/api/sessions/${session.id}`)
    expect(jobStatesOutOfSight).toContain(seen.segments[0]!.jobs[0]!.state)
  })

  test('whose time ran out meanwhile comes back as expired', async () => {
    const { employer, owner } = await anApprovedEmployer(bench, { stationId, licenceExpires: '2026-12-01' })
    const lead = await aStaff(bench, 'lead')
    const { id, version } = await caseOf(employer.id)
    const suspended = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
    bench.clock.advance(20 * day)
    await signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: suspended.version, ...why }))
    expect((await employerFile(owner.ctx, employer.id)).state).toBe('expired')
    bench.clock.advance(-20 * day)
  })
})

const caseOf = (employerId: string) =>
  bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject', '=', 'employer')
    .where('subject_id', '=', employerId)
    .executeTakeFirstOrThrow()

test('an approval runs out by itself, is announced before, and its jobs are off the moment it ends', async () => {
  const { employer, owner, card } = await aPublishedJob(bench)
  const state = async () => (await employerFile(owner.ctx, employer.id)).state
  bench.clock.set('2027-05-01T12:00:00+08:00')
  while ((await expireApprovals(bench.system)) > 0);
  expect(await state()).toBe('expiring')

  bench.clock.set('2027-05-23T12:00:00+08:00')
  expect(await searchJobs(bench.system, { employerId: employer.id, limit: 10 })).toEqual([])
  expect((await client.refused(null, 'GET', `/api/jobs/${card.id}`)).code).toBe('not_found')
  while ((await expireApprovals(bench.system)) > 0);
  expect(await state()).toBe('expired')
  expect((await entriesOf(bench, 'employer', employer.id)).map((entry) => entry.action)).toEqual(
    expect.arrayContaining(['employer.near_expiry', 'employer.expired']),
  )

  const again = await submitEmployer(owner.ctx, employer.id, { expectedVersion: await versionOf(owner, employer.id) })
  expect(again.state).toBe('in_review')
})

const versionOf = async (owner: SignedIn, id: string) => (await employerFile(owner.ctx, id)).version

test('owners hear 30, 7 and 1 day before, each once, and anew after a renewal', async () => {
  bench.clock.set('2026-11-23T12:00:00+08:00')
  const name = '（演示）到期提醒厂'
  const { employer, owner, reviewer } = await anApprovedEmployer(bench, { stationId, name })
  const told = async () => {
    while ((await announceExpiry(bench.system)) > 0);
    const sent = await readOutbox(bench.system, 1000)
    return sent.filter((each) => each.template === 'approval_ends' && each.text.includes(name)).length
  }
  const counts: number[] = []
  for (const at of ['2027-04-22', '2027-04-23', '2027-04-30', '2027-05-16', '2027-05-22', '2027-05-23']) {
    bench.clock.set(`${at}T12:00:00+08:00`)
    counts.push(await told(), await told())
  }
  expect(counts).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3])

  bench.clock.set('2027-05-22T13:00:00+08:00')
  const again = await submitEmployer(owner.ctx, employer.id, { expectedVersion: await versionOf(owner, employer.id) })
  await decided(reviewer.ctx, again.openCaseId!)
  expect(await told()).toBe(3)
  bench.clock.set('2027-11-20T12:00:00+08:00')
  expect(await told()).toBe(4)
})
