import { apply } from '@zhibo/api/applications/apply'
import { revealPhone } from '@zhibo/api/applications/reveal-phone'
import { withdraw } from '@zhibo/api/applications/withdraw'
import { act } from '@zhibo/api/applications/act'
import { verifyChain } from '@zhibo/api/audit/verify'
import { aBench, type Bench } from '@zhibo/api/db/testing'
import type { AppError } from '@zhibo/api/problem'
import { aSheet, anApplication } from '@zhibo/api/testing/applications'
import { aPerson } from '@zhibo/api/testing/identity'
import { type APublishedJob, aPublishedJob } from '@zhibo/api/testing/jobs'
import { afterAll, beforeAll, expect, test } from 'vitest'

let bench: Bench
let job: APublishedJob

beforeAll(async () => {
  bench = await aBench()
  job = await aPublishedJob(bench, { headcount: 100 })
})
afterAll(() => bench.close())

test('twenty identical requests at once make one application, one consent and one line in the trail', async () => {
  const seeker = await aPerson(bench)
  const taken = await Promise.all(Array.from({ length: 20 }, () => apply(seeker.ctx, aSheet([job.card]))))

  expect(new Set(taken.map(({ applications }) => applications[0]!.id)).size).toBe(1)
  expect(taken.filter(({ fresh }) => fresh)).toHaveLength(1)
  const { db } = bench.deps
  const rows = await db.selectFrom('application').selectAll().where('seeker_id', '=', seeker.personId).execute()
  expect(rows).toHaveLength(1)
  expect(await db.selectFrom('consent').selectAll().where('person_id', '=', seeker.personId).execute()).toHaveLength(1)
  const trail = await db.selectFrom('audit_entry').selectAll().where('subject_id', '=', rows[0]!.id).execute()
  expect(trail).toHaveLength(1)
})

test('sheets that overlap in any order end with one application a job, and nobody waits in a ring', async () => {
  const jobs = [job, await aPublishedJob(bench), await aPublishedJob(bench, { by: job })]
  const seeker = await aPerson(bench)
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2],
    [2, 0],
  ]
  await Promise.all(
    Array.from({ length: 12 }, (_, nth) =>
      apply(seeker.ctx, aSheet(orders[nth % orders.length]!.map((at) => jobs[at]!.card))),
    ),
  )
  const rows = await bench.deps.db
    .selectFrom('application')
    .select('job_id')
    .where('seeker_id', '=', seeker.personId)
    .execute()
  expect(rows.map((row) => row.job_id).sort()).toEqual(jobs.map(({ card }) => card.id).sort())
})

test('fifty people at once all get in, and the chain holds', async () => {
  const seekers = await Promise.all(Array.from({ length: 50 }, () => aPerson(bench)))
  const taken = await Promise.all(seekers.map(({ ctx }) => apply(ctx, aSheet([job.card]))))
  expect(taken.every(({ fresh }) => fresh)).toBe(true)
  expect(await verifyChain(bench.system)).toMatchObject({ fault: null })
})

test('of a withdrawal and an answer at once, the later finds what the earlier left', async () => {
  for (let round = 0; round < 10; round++) {
    const { application, owner, seeker } = await anApplication(bench, { job })
    const outcomes = await Promise.allSettled([
      withdraw(seeker.ctx, application.id),
      act(owner.ctx, application.id, 'invite', {}),
      revealPhone(owner.ctx, application.id),
    ])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect((outcome.reason as AppError).code).toBe('withdrawn')
    expect(outcomes[0].status).toBe('fulfilled')
    await expect(revealPhone(owner.ctx, application.id)).rejects.toMatchObject({ code: 'withdrawn' })
  }
})
