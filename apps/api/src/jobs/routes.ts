import { Submit } from '@zhibo/core/employers/schema'
import { CreateJob, JobCard, JobPublicView, JobSearch, JobView, SaveJobDraft } from '@zhibo/core/jobs/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { linkNextPage } from '../http/next-page.ts'
import { ids, valid } from '../http/valid.ts'
import { createJob } from './create.ts'
import { jobFile, myJobs, publicJob, searchJobs } from './read.ts'
import { saveJobDraft } from './save-draft.ts'
import { submitJob } from './submit.ts'

const tag = 'jobs'
const member = ['not_signed_in', 'forbidden', 'not_found'] as const

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
  .get(
    '/:id',
    describe({ tag, summary: 'One job as published', ok: { 200: JobPublicView }, problems: ['not_found'] }),
    ids('id'),
    async (c) => c.json(await publicJob(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/file',
    describe({
      tag,
      summary: 'The job with its draft, for its own people and its reviewers',
      ok: { 200: JobView },
      problems: member,
    }),
    ids('id'),
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
    ids('id'),
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
    ids('id'),
    valid('json', Submit),
    async (c) => c.json(await submitJob(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
