import { mayMendJob } from '@zhibo/core/jobs/lifecycle'
import { JobState } from '@zhibo/core/jobs/schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBench, type Bench } from '../db/testing.ts'
import { AppError } from '../problem.ts'
import { suspendCase } from '../reviews/suspend.ts'
import { decided } from '../testing/employers.ts'
import { aStaff } from '../testing/identity.ts'
import { aJobContent, type APublishedJob, aPublishedJob } from '../testing/jobs.ts'
import { jobFile } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { submitJob } from './submit.ts'

let bench: Bench
let at: APublishedJob
beforeAll(async () => {
  bench = await aBench()
  at = await aPublishedJob(bench)
})
afterAll(() => bench.close())

const why = { reasonCode: 'pay_exaggerated', publicNote: '工价与车间不符', internalNote: '' } as const
const view = () => jobFile(at.owner.ctx, at.job.id)
const save = async () =>
  saveJobDraft(at.owner.ctx, at.job.id, {
    expectedVersion: (await view()).version,
    draft: aJobContent({ headcount: 9 }),
  })
const handIn = async () => submitJob(at.owner.ctx, at.job.id, { expectedVersion: (await view()).version })
const taken = (act: () => Promise<unknown>) =>
  act().then(
    () => true,
    (error: unknown) => (error instanceof AppError && error.code === 'not_from_here' ? false : Promise.reject(error)),
  )

test.each(JobState.options)('of a job that is %s the form is offered exactly when saving takes it', async (state) => {
  const stored = state === 'suspended' ? { suspended_at: new Date() } : { suspended_at: null, state }
  await bench.deps.db.updateTable('job').set(stored).where('id', '=', at.job.id).execute()
  expect((await view()).state).toBe(state)
  expect(await taken(save)).toBe(mayMendJob(await view()))
})

test('a job a lead suspended is neither saved nor handed in, whatever was approved since', async () => {
  at = await aPublishedJob(bench)
  const { id, version } = await bench.deps.db
    .selectFrom('review_case')
    .select(['id', 'version'])
    .where('subject_id', '=', at.job.id)
    .executeTakeFirstOrThrow()
  await save()
  const { openCaseId } = await handIn()
  const lead = await aStaff(bench, 'lead', at.stationId)
  await suspendCase(lead.ctx, id, { expectedVersion: version, ...why })
  await decided(at.reviewer.ctx, openCaseId!)
  expect(await view()).toMatchObject({ state: 'suspended', takesRevision: true })
  expect([mayMendJob(await view()), await taken(save), await taken(handIn)]).toEqual([false, false, false])
})
