import { Submit } from '@zhibo/core/employers/schema'
import {
  CreateJob,
  JobCard,
  JobFileView,
  JobPublicView,
  JobSearch,
  JobView,
  SaveJobDraft,
  StepJob,
} from '@zhibo/core/jobs/schema'
import { JobVerificationView } from '@zhibo/core/jobs/verification'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { copyJob } from './copy.ts'
import { createJob } from './create.ts'
import { imports } from './imports/routes.ts'
import { jobFile, myJobs, publicJob, searchJobs } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { confirmJob, reopenJob, stopJob, withdrawJob } from './step.ts'
import { submitJob } from './submit.ts'
import { jobVerification } from './verification.ts'

const tag = 'jobs'
const insider = ['not_signed_in', 'forbidden', 'not_found'] as const
const member = [...insider, 'barred'] as const
const id = ids('id')
const stepping = (summary: string) =>
  describe({
    tag,
    summary,
    ok: { 200: JobView },
    problems: [
      ...member,
      'stale_version',
      'not_from_here',
      'already_open',
      'job_not_in_force',
      'employer_not_in_force',
    ],
  })
const seen = valid('json', StepJob)

export const jobs = new Hono<AppEnv>()
  .get(
    '/',
    describe({ tag, summary: 'Open jobs of verified employers, newest first', ok: { 200: z.array(JobCard) } }),
    valid('query', JobSearch),
    async (c) => {
      const search = c.req.valid('query')
      const found = await searchJobs(contextOf(c), search)
      linkNextPage(c, found, search.limit)
      return c.json(found)
    },
  )
  .post(
    '/',
    describe({ tag, summary: 'Start a job as a draft', ok: { 201: JobView }, problems: member }),
    valid('json', CreateJob),
    async (c) => c.json(await createJob(contextOf(c), c.req.valid('json')), 201),
  )
  .get(
    '/mine',
    describe({
      tag,
      summary: 'The jobs of the employers I act for',
      ok: { 200: z.array(JobView) },
      problems: ['not_signed_in', 'not_found'],
    }),
    valid('query', z.strictObject({ employerId: z.uuid().optional() })),
    async (c) => c.json(await myJobs(contextOf(c), c.req.valid('query').employerId)),
  )
  .route('/imports', imports)
  .get(
    '/:id',
    describe({ tag, summary: 'One job as published', ok: { 200: JobPublicView }, problems: ['not_found'] }),
    id,
    async (c) => c.json(await publicJob(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/verification',
    describe({
      tag,
      summary: 'What stands behind the badge of a job, for everybody',
      ok: { 200: JobVerificationView },
      problems: ['not_found'],
    }),
    id,
    async (c) => c.json(await jobVerification(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/file',
    describe({
      tag,
      summary: 'The job with its draft, for its own people and its reviewers',
      ok: { 200: JobFileView },
      problems: insider,
    }),
    id,
    async (c) => c.json(await jobFile(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id/draft',
    describe({
      tag,
      summary: 'Keep a job as far as it is written',
      ok: { 200: JobView },
      problems: [...member, 'stale_version', 'not_from_here'],
    }),
    id,
    valid('json', SaveJobDraft),
    async (c) => c.json(await saveJobDraft(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/submissions',
    describe({
      tag,
      summary: 'Hand a job in for review',
      ok: { 201: JobView },
      problems: [...member, 'stale_version', 'draft_incomplete', 'blocked_by_checks', 'already_open', 'not_from_here'],
    }),
    id,
    valid('json', Submit),
    async (c) => c.json(await submitJob(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post(
    '/:id/copies',
    describe({ tag, summary: 'Start a new job from an earlier one', ok: { 201: JobView }, problems: member }),
    id,
    async (c) => c.json(await copyJob(contextOf(c), c.req.valid('param').id), 201),
  )
  .post('/:id/stop', stepping('Take nobody for now'), id, seen, async (c) =>
    c.json(await stopJob(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/reopen', stepping('Take people again'), id, seen, async (c) =>
    c.json(await reopenJob(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/withdrawal', stepping('Take the job down for good'), id, seen, async (c) =>
    c.json(await withdrawJob(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post('/:id/confirmations', stepping('Say that the job still stands'), id, seen, async (c) =>
    c.json(await confirmJob(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
