import {
  CreateEmployer,
  EmployerFileView,
  EmployerLine,
  EmployerPublicView,
  EmployerVerificationView,
  EmployerView,
  PaperView,
  SaveEmployerDraft,
  Submit,
} from '@zhibo/core/employers/schema'
import { Hono } from 'hono'
import { z } from 'zod'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { createEmployer } from './create.ts'
import { memberRoutes } from './member-routes.ts'
import { draftPapers, employerFile, employersInForce, myEmployers, publicEmployer } from './read.ts'
import { saveEmployerDraft } from './save-draft.ts'
import { submitEmployer } from './submit.ts'
import { employerVerification } from './verification.ts'

const tag = 'employers'
const insider = ['not_signed_in', 'forbidden', 'not_found'] as const
const member = [...insider, 'barred'] as const

export const employers = new Hono<AppEnv>()
  .route('/', memberRoutes)
  .get(
    '/',
    describe({ tag, summary: 'Employers whose verification holds, by name', ok: { 200: z.array(EmployerLine) } }),
    async (c) => c.json(await employersInForce(contextOf(c))),
  )
  .post(
    '/',
    describe({
      tag,
      summary: 'Found an employer',
      ok: { 201: EmployerView },
      problems: ['not_signed_in', 'not_found', 'barred'],
    }),
    valid('json', CreateEmployer),
    async (c) => c.json(await createEmployer(contextOf(c), c.req.valid('json')), 201),
  )
  .get(
    '/mine',
    describe({
      tag,
      summary: 'The employers I act for',
      ok: { 200: z.array(EmployerView) },
      problems: ['not_signed_in'],
    }),
    async (c) => c.json(await myEmployers(contextOf(c))),
  )
  .get(
    '/:id',
    describe({ tag, summary: 'What was verified', ok: { 200: EmployerPublicView }, problems: ['not_found'] }),
    ids('id'),
    async (c) => c.json(await publicEmployer(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/file',
    describe({
      tag,
      summary: 'The file with its draft, for its own people and its reviewers',
      ok: { 200: EmployerFileView },
      problems: insider,
    }),
    ids('id'),
    async (c) => c.json(await employerFile(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/papers',
    describe({ tag, summary: 'The stored files the draft names', ok: { 200: z.array(PaperView) }, problems: insider }),
    ids('id'),
    async (c) => c.json(await draftPapers(contextOf(c), c.req.valid('param').id)),
  )
  .get(
    '/:id/verification',
    describe({
      tag,
      summary: 'Who checked what, when, until when, by which rules',
      ok: { 200: EmployerVerificationView },
      problems: ['not_found'],
    }),
    ids('id'),
    async (c) => c.json(await employerVerification(contextOf(c), c.req.valid('param').id)),
  )
  .put(
    '/:id/draft',
    describe({
      tag,
      summary: 'Keep the file as far as it is written',
      ok: { 200: EmployerView },
      problems: [...member, 'stale_version', 'not_from_here'],
    }),
    ids('id'),
    valid('json', SaveEmployerDraft),
    async (c) => c.json(await saveEmployerDraft(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/submissions',
    describe({
      tag,
      summary: 'Hand the file in for review',
      ok: { 201: EmployerView },
      problems: [...member, 'stale_version', 'draft_incomplete', 'blocked_by_checks', 'already_open', 'not_from_here'],
    }),
    ids('id'),
    valid('json', Submit),
    async (c) => c.json(await submitEmployer(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
