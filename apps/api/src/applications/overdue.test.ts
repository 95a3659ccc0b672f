import { MyApplicationView, OverdueView } from '@zhibo/core/applications/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { withTx } from '../context.ts'
import { aBench, type Bench } from '../db/testing.ts'
import { countHire } from '../jobs/count-hire.ts'
import { readOutbox } from '../notify/read-outbox.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { anApplication, aSheet } from '../testing/applications.ts'
import { trailOf } from '../testing/audit.ts'
import { anApprovedEmployer } from '../testing/employers.ts'
import { aClient } from '../testing/http.ts'
import { aPerson, aStaff } from '../testing/identity.ts'
import { aPublishedJob } from '../testing/jobs.ts'
import { act } from './act.ts'
import { apply } from './apply.ts'
import { closeFilled } from './close-filled.ts'
import { listApplicants } from './of-job.ts'
import { revealPhone } from './reveal-phone.ts'
import { tellOverdue } from './tell-overdue.ts'
import { withdraw } from './withdraw.ts'

let bench: Bench
let client: ReturnType<typeof aClient>

beforeAll(async () => {
  bench = await aBench()
  client = aClient(bench)
})
afterAll(() => bench.close())
beforeEach(() => bench.clock.set('2026-11-23T12:00:00+08:00'))

const told = async (template: string, word: string) =>
  (await readOutbox(bench.system, 500)).filter(
    (message) => message.template === template && message.text.includes(word),
  )
const overdueFor = async (who: { cookie: string }) =>
  (await client.ask(z.array(OverdueView), who, 'GET', '/api/applications/overdue')).body
const sweep = async () => {
  while ((await tellOverdue(bench.system)) > 0);
}

describe('an answer that is overdue', () => {
  test('is told to the seeker once, comes on the list of the staff, and only after three working days', async () => {
    const job = await aPublishedJob(bench, { title: '久等平车工' })
    const first = await anApplication(bench, { job })
    const second = await anApplication(bench, { job })
    const answered = await anApplication(bench, { job })
    await act(job.owner.ctx, answered.application.id, 'invite', {})

    bench.clock.set('2026-11-26T11:59:59+08:00')
    await sweep()
    expect(await told('application_unanswered', '久等')).toHaveLength(0)
    bench.clock.set('2026-11-26T12:00:00+08:00')
    await Promise.all([tellOverdue(bench.system), tellOverdue(bench.system)])
    await sweep()
    expect(await told('application_unanswered', '久等')).toHaveLength(2)
    expect(await trailOf(bench, first.application.id)).toEqual(['application.submitted', 'application.overdue'])
    const host = await aStaff(bench, 'host', job.stationId)
    expect((await overdueFor(host)).map(({ id }) => id)).toEqual([second.application.id, first.application.id])
    await act(job.owner.ctx, first.application.id, 'contact', {})
    expect((await overdueFor(host)).map(({ id }) => id)).toEqual([second.application.id])
  })

  test('is listed for the staff of its station who follow applications up, and for nobody else', async () => {
    const job = await aPublishedJob(bench)
    await anApplication(bench, { job })
    bench.clock.set('2026-11-27T12:00:00+08:00')
    await sweep()
    expect(await overdueFor(await aStaff(bench, 'lead', job.stationId))).toHaveLength(1)
    expect((await overdueFor(await aStaff(bench, 'agent'))).length).toBeGreaterThan(0)
    const elsewhere = await anApprovedEmployer(bench)
    expect(await overdueFor(await aStaff(bench, 'host', elsewhere.stationId))).toEqual([])
    for (const who of [job.owner, await aPerson(bench), await aStaff(bench, 'reviewer', job.stationId)])
      expect((await client.refused(who, 'GET', '/api/applications/overdue')).code).toBe('forbidden')
    expect((await client.refused(null, 'GET', '/api/applications/overdue')).code).toBe('not_signed_in')
  })
})

describe('a job that is filled', () => {
  test('ends what waits for it, tells those people, and leaves who has arrived', async () => {
    const job = await aPublishedJob(bench, { headcount: 1, title: '满员裁床工' })
    const waiting = await anApplication(bench, { job })
    const arrived = await anApplication(bench, { job })
    for (const step of ['invite', 'arrive'] as const) await act(job.owner.ctx, arrived.application.id, step, {})
    await withTx(bench.system, (tx) => countHire(tx, job.job.id))
    expect(await closeFilled(bench.system)).toBe(1)
    expect(await closeFilled(bench.system)).toBe(0)

    const [mine] = (await client.ask(z.array(MyApplicationView), waiting.seeker, 'GET', '/api/me/applications')).body
    expect(mine).toMatchObject({ state: 'job_full', answerDueAt: null })
    expect(await told('application_job_full', '满员')).toHaveLength(1)
    expect((await act(job.owner.ctx, arrived.application.id, 'sign', {})).state).toBe('signed')
    expect(await trailOf(bench, waiting.application.id)).toEqual(['application.submitted', 'application.close_full'])
  })

  test('takes people again when somebody leaves, also those it had turned away', async () => {
    const job = await aPublishedJob(bench, { headcount: 1 })
    const hired = await anApplication(bench, { job })
    const late = await anApplication(bench, { job })
    for (const step of ['invite', 'arrive', 'sign'] as const) await act(job.owner.ctx, hired.application.id, step, {})
    await closeFilled(bench.system)
    await expect(apply(late.seeker.ctx, aSheet([job.card]))).rejects.toMatchObject({ code: 'job_full' })
    await withdraw(hired.seeker.ctx, hired.application.id)
    expect((await apply(late.seeker.ctx, aSheet([job.card]))).fresh).toBe(true)
  })
})

describe('an employer that is suspended', () => {
  test('sees no applicants, no numbers and answers nobody; the staff still do', async () => {
    const job = await aPublishedJob(bench)
    const { application } = await anApplication(bench, { job })
    const lead = await aStaff(bench, 'lead', job.stationId)
    const { id, version } = await bench.deps.db
      .selectFrom('review_case')
      .select(['id', 'version'])
      .where('subject_id', '=', job.employer.id)
      .executeTakeFirstOrThrow()
    const why = { reasonCode: 'false_information' as const, publicNote: '冒用执照', internalNote: '' }
    await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })

    const refused = { code: 'employer_not_in_force' }
    await expect(listApplicants(job.owner.ctx, job.job.id, { limit: 50 })).rejects.toMatchObject(refused)
    await expect(revealPhone(job.owner.ctx, application.id)).rejects.toMatchObject(refused)
    await expect(act(job.owner.ctx, application.id, 'view', {})).rejects.toMatchObject(refused)
    expect(await trailOf(bench, application.id)).toEqual(['application.submitted'])
    bench.clock.set('2026-11-26T12:00:00+08:00')
    await sweep()
    const host = await aStaff(bench, 'host', job.stationId)
    expect((await overdueFor(host)).map((each) => each.id)).toContain(application.id)
  })

  test('nor does one whose approval ran out', async () => {
    const job = await aPublishedJob(bench)
    await anApplication(bench, { job })
    bench.clock.set('2027-05-24T12:00:00+08:00')
    await expect(listApplicants(job.owner.ctx, job.job.id, { limit: 50 })).rejects.toMatchObject({
      code: 'employer_not_in_force',
    })
  })
})
