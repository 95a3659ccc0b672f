import { jobLifecycle } from '@zhibo/core/jobs/lifecycle'
import { JobCard, JobPublicView, type JobState, JobView } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { reinstateCase, suspendCase } from '../reviews/suspend.ts'
import { entriesOf } from '../testing/audit.ts'
import { type AnApprovedEmployer, anApprovedEmployer, decided } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff, type SignedIn } from '../testing/identity.ts'
import { aJobContent, type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { signed } from '../testing/reviews.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { cardsOf } from './cards.ts'
import { copyJob } from './copy.ts'
import { countHire, uncountHire } from './count-hire.ts'
import { openJobsForApplication } from './open-for-application.ts'
import { jobFile } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { confirmJob, reopenJob, stopJob, withdrawJob } from './step.ts'
import { submitJob } from './submit.ts'

let bench: Bench
let client: ReturnType<typeof aClient>
let by: AnApprovedEmployer
let lead: SignedIn

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
  by = await anApprovedEmployer(bench)
  lead = await aStaff(bench, 'lead', by.stationId)
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const why = { reasonCode: 'pay_exaggerated' as const, publicNote: '工价与车间不符', internalNote: '' }
const open = ({ job, card }: APublishedJob) =>
  withTx(bench.system, (tx) => openJobsForApplication(tx, [{ jobId: job.id, revisionId: card.revisionId }]))
const cardOf = async (jobId: string) => (await cardsOf(bench.system, [jobId])).get(jobId)!
const hire = (jobId: string) => withTx(bench.system, (tx) => countHire(tx, jobId))
const seen = async (jobId: string) => ({ expectedVersion: (await jobFile(by.owner.ctx, jobId)).version })

async function revise(jobId: string, given: Parameters<typeof aJobContent>[0]): Promise<JobView> {
  const saved = await saveJobDraft(by.owner.ctx, jobId, { ...(await seen(jobId)), draft: aJobContent(given) })
  return submitJob(by.owner.ctx, jobId, { expectedVersion: saved.version })
}

async function suspended(jobId: string): Promise<{ lift: () => Promise<unknown> }> {
  const { id, version } = await bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject_id', '=', jobId)
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow()
  const taken = await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
  return {
    lift: async () => signed(bench, await reinstateCase(lead.ctx, id, { expectedVersion: taken.version, ...why })),
  }
}

describe('an employer', () => {
  test('stops a job, and opens it again with one tap; seekers see that it takes nobody', async () => {
    const published = await aPublishedJob(bench, { by })
    const path = `/api/jobs/${published.job.id}`
    const stopped = await client.ask(JobView, by.owner, 'POST', `${path}/stop`, await seen(published.job.id))
    expect(stopped.body.state).toBe('stopped')
    await expect(open(published)).rejects.toMatchObject({ code: 'job_not_in_force' })
    expect((await client.ask(JobPublicView, null, 'GET', path)).body.state).toBe('stopped')
    const reopened = await client.ask(JobView, by.owner, 'POST', `${path}/reopen`, await seen(published.job.id))
    expect(reopened.body.state).toBe('published')
    await open(published)
    expect((await entriesOf(bench, 'job', published.job.id)).map(({ action }) => action).slice(-2)).toEqual([
      'job.stopped',
      'job.reopened',
    ])
  })

  test('who stopped a job keeps it stopped through an approval', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const revised = await revise(job.id, { pay: { ...aJobContent().pay, pieceRateMilliyuan: 400 } })
    await stopJob(by.owner.ctx, job.id, await seen(job.id))
    const early = reopenJob(by.owner.ctx, job.id, await seen(job.id))
    await expect(early, 'what is being looked at is not what was shown').rejects.toMatchObject({ code: 'already_open' })
    await decided(by.reviewer.ctx, revised.openCaseId!)
    expect(await cardOf(job.id)).toMatchObject({ state: 'stopped', pay: { pieceRateMilliyuan: 400 } })
    expect((await reopenJob(by.owner.ctx, job.id, await seen(job.id))).state).toBe('published')
  })

  test('withdraws a job for good, but not while a reviewer has it', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const revised = await revise(job.id, { headcount: 9 })
    await expect(withdrawJob(by.owner.ctx, job.id, await seen(job.id))).rejects.toMatchObject({ code: 'already_open' })
    await decided(by.reviewer.ctx, revised.openCaseId!)
    expect((await withdrawJob(by.owner.ctx, job.id, await seen(job.id))).state).toBe('withdrawn')
    await expect(submitJob(by.owner.ctx, job.id, await seen(job.id))).rejects.toMatchObject({ code: 'not_from_here' })
    await expect(reopenJob(by.owner.ctx, job.id, await seen(job.id))).rejects.toMatchObject({ code: 'not_from_here' })
    expect((await client.refused(null, 'GET', `/api/jobs/${job.id}`)).code).toBe('not_found')
  })

  test('opens nothing that is past its day, and comes back full where the places are taken', async () => {
    const past = await aPublishedJob(bench, { by, validUntil: '2026-11-24' })
    const full = await aPublishedJob(bench, { by, headcount: 1 })
    for (const { job } of [past, full]) await stopJob(by.owner.ctx, job.id, await seen(job.id))
    await hire(full.job.id)
    expect((await reopenJob(by.owner.ctx, full.job.id, await seen(full.job.id))).state).toBe('full')
    bench.clock.set('2026-11-25T09:00:00+08:00')
    await expect(reopenJob(by.owner.ctx, past.job.id, await seen(past.job.id))).rejects.toMatchObject({
      code: 'job_not_in_force',
    })
  })

  test('only of its own, at the version it saw', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const other = (await anApprovedEmployer(bench)).owner
    for (const step of ['stop', 'reopen', 'withdrawal', 'confirmations', 'copies']) {
      const path = `/api/jobs/${job.id}/${step}`
      const body = step === 'copies' ? undefined : { expectedVersion: 1 }
      expect((await client.refused(other, 'POST', path, body)).code).toBe('not_found')
      expect((await client.refused(await aPerson(bench), 'POST', path, body)).code).toBe('not_found')
      expect((await client.refused(lead, 'POST', path, body)).code).toBe('not_found')
      expect((await client.refused(null, 'POST', path, body)).code).toBe('not_signed_in')
      if (body) expect((await client.refused(by.owner, 'POST', path, body)).code).toBe('stale_version')
    }
  })

  test('from each state, each step does what the table says and nothing else', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const steps = { stop: stopJob, reopen: reopenJob, withdraw: withdrawJob, confirm: confirmJob }
    const states = [
      'published',
      'paused',
      'stopped',
      'full',
      'unconfirmed',
      'expired',
      'withdrawn',
      'suspended',
    ] as const
    for (const state of states)
      for (const [action, step] of Object.entries(steps)) {
        const stored = state === 'suspended' ? { suspended_at: new Date() } : { suspended_at: null, state }
        await bench.deps.db.updateTable('job').set(stored).where('id', '=', job.id).execute()
        const { from, to } = jobLifecycle[action as keyof typeof steps]
        const taken = step(by.owner.ctx, job.id, await seen(job.id))
        const said = `${state} ${action}`
        if (from.some((each: JobState) => each === state)) expect((await taken).state, said).toBe(to)
        else await expect(taken, said).rejects.toMatchObject({ code: 'not_from_here' })
      }
  })

  test('copies an earlier job, all but its last day', async () => {
    const { job } = await aPublishedJob(bench, { by })
    const copy = await copyJob(by.owner.ctx, job.id)
    expect(copy).toMatchObject({ state: 'draft', publishedRevisionId: null, remaining: null })
    expect(copy.draft).toEqual({ ...aJobContent(), validUntil: null })
  })
})

describe('places', () => {
  test('hires at one moment fill a job exactly once, and none is lost', async () => {
    const { job } = await aPublishedJob(bench, { by, headcount: 3 })
    await Promise.all(Array.from({ length: 5 }, () => hire(job.id)))
    const { hired, state } = await bench.deps.db
      .selectFrom('job')
      .select(['hired', 'state'])
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow()
    expect({ hired, state }).toEqual({ hired: 5, state: 'full' })
  })

  test('that are added open the job again, and so does one that comes free', async () => {
    const { job } = await aPublishedJob(bench, { by, headcount: 1 })
    await hire(job.id)
    const more = await revise(job.id, { headcount: 2 })
    expect(more.state).toBe('full')
    await decided(by.reviewer.ctx, more.openCaseId!)
    expect(await cardOf(job.id)).toMatchObject({ state: 'published', remaining: 1 })
    await hire(job.id)
    await withTx(bench.system, (tx) => uncountHire(tx, job.id))
    expect(await cardOf(job.id)).toMatchObject({ state: 'published', remaining: 1 })
  })
})

describe('a suspension', () => {
  test('is not lifted by approving a newer revision, only by a reinstatement', async () => {
    const published = await aPublishedJob(bench, { by })
    const { job } = published
    const revised = await revise(job.id, { pay: { ...aJobContent().pay, pieceRateMilliyuan: 400 } })
    const { lift } = await suspended(job.id)
    await decided(by.reviewer.ctx, revised.openCaseId!)

    expect((await jobFile(by.owner.ctx, job.id)).state).toBe('suspended')
    await expect(open(published)).rejects.toMatchObject({ code: 'job_not_in_force' })
    expect((await client.refused(null, 'GET', `/api/jobs/${job.id}`)).code).toBe('not_found')
    const listed = await client.ask(z.array(JobCard), null, 'GET', `/api/jobs?employerId=${by.employer.id}&limit=100`)
    expect(listed.body.map(({ id }) => id)).not.toContain(job.id)

    await lift()
    expect(await cardOf(job.id)).toMatchObject({ state: 'published', pay: { pieceRateMilliyuan: 400 } })
  })

  test.each<[string, JobState]>([
    ['full', 'full'],
    ['stopped', 'stopped'],
    ['expired', 'expired'],
  ])('of a job that is or became %s brings it back as that, never with 0 places', async (_, state) => {
    const { job } = await aPublishedJob(bench, { by, headcount: 1, validUntil: '2026-11-24' })
    if (state === 'full') await hire(job.id)
    if (state === 'stopped') await stopJob(by.owner.ctx, job.id, await seen(job.id))
    const { lift } = await suspended(job.id)
    if (state === 'expired') bench.clock.set('2026-11-25T09:00:00+08:00')
    await lift()
    expect((await jobFile(by.owner.ctx, job.id)).state).toBe(state)
  })

  test('of a job whose worse revision is looked at does not bring the better one back', async () => {
    const { job } = await aPublishedJob(bench, { by })
    await revise(job.id, { pay: { ...aJobContent().pay, pieceRateMilliyuan: 340 } })
    const { lift } = await suspended(job.id)
    await lift()
    expect((await jobFile(by.owner.ctx, job.id)).state).toBe('paused')
  })
})

describe('待确认', () => {
  const sweep = async () => {
    while ((await askToConfirm(bench.system)) > 0);
  }
  const told = async (template: string) =>
    (await readOutbox(bench.system, 500)).filter(
      (message) => message.template === template && /十四天/.test(message.text),
    )

  test('14 days without a word ask the employer once; 3 more take the job out of sight until one tap', async () => {
    const published = await aPublishedJob(bench, { by, title: '十四天平车工' })
    const { id } = published.job
    bench.clock.set('2026-12-07T11:59:59+08:00')
    await sweep()
    expect((await jobFile(by.owner.ctx, id)).confirmBy).toBeNull()
    bench.clock.set('2026-12-07T12:00:00+08:00')
    await sweep()
    await sweep()
    expect(await jobFile(by.owner.ctx, id)).toMatchObject({
      state: 'published',
      confirmBy: '2026-12-10T04:00:00.000Z',
    })
    expect(await told('job_to_confirm')).toHaveLength(1)
    await open(published)

    bench.clock.set('2026-12-10T12:00:00+08:00')
    await sweep()
    expect((await jobFile(by.owner.ctx, id)).state).toBe('unconfirmed')
    expect(await told('job_unconfirmed')).toHaveLength(1)
    await expect(open(published)).rejects.toMatchObject({ code: 'job_not_in_force' })
    expect((await client.refused(null, 'GET', `/api/jobs/${id}`)).code).toBe('not_found')

    expect(await confirmJob(by.owner.ctx, id, await seen(id))).toMatchObject({ state: 'published', confirmBy: null })
    await open(published)
    expect((await entriesOf(bench, 'job', id)).map(({ action }) => action).slice(-3)).toEqual([
      'job.asked_to_confirm',
      'job.unconfirmed',
      'job.confirmed',
    ])
  })

  test('one tap in time begins the fourteen days anew', async () => {
    const { job } = await aPublishedJob(bench, { by })
    bench.clock.set('2026-12-07T12:00:00+08:00')
    await sweep()
    await confirmJob(by.owner.ctx, job.id, await seen(job.id))
    bench.clock.set('2026-12-10T12:00:00+08:00')
    await sweep()
    expect(await jobFile(by.owner.ctx, job.id)).toMatchObject({ state: 'published', confirmBy: null })
  })

  test('a sweep and a tap at one moment leave the job confirmed or out of sight, never between', async () => {
    const { job } = await aPublishedJob(bench, { by })
    bench.clock.set('2026-12-07T12:00:00+08:00')
    await sweep()
    bench.clock.set('2026-12-10T12:00:00+08:00')
    const version = await seen(job.id)
    const [, tapped] = await Promise.allSettled([askToConfirm(bench.system), confirmJob(by.owner.ctx, job.id, version)])
    const after = await jobFile(by.owner.ctx, job.id)
    if (tapped.status === 'fulfilled') expect(after).toMatchObject({ state: 'published', confirmBy: null })
    else {
      expect(tapped.reason).toMatchObject({ code: 'stale_version' })
      expect(after.state).toBe('unconfirmed')
    }
  })
})
