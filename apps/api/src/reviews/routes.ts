import {
  Appeal,
  ClaimCase,
  Decide,
  DecideAppeal,
  DeclineProposal,
  ReviewCaseDetailView,
  ReviewCaseView,
  SignProposal,
  SuspendCase,
} from '@zhibo/core/reviews/schema'
import { Hono } from 'hono'
import { describe } from '../http/describe.ts'
import { contextOf, type AppEnv } from '../http/env.ts'
import { ids, valid } from '../http/valid.ts'
import { appealCase, decideAppeal } from './appeal.ts'
import { claimCase, takeOverCase } from './claim.ts'
import { decideCase } from './decide.ts'
import { openCase } from './open-detail.ts'
import { queueRoutes } from './queue-routes.ts'
import { releaseCase } from './release.ts'
import { caseMarks } from './second-look-routes.ts'
import { declineProposal, signProposal } from './sign.ts'
import { reinstateCase, suspendCase } from './suspend.ts'

const tag = 'reviews'
const reader = ['not_signed_in', 'forbidden', 'not_found'] as const
const judge = [...reader, 'own_submission', 'not_from_here'] as const
const holder = [...judge, 'claimed_by_other', 'claim_lost'] as const
const decision = ['stale_version', 'reason_required'] as const
const effects = ['licence_lapsed', 'credit_code_in_force', 'job_not_in_force', 'blacklisted'] as const
const ok = { 200: ReviewCaseView }

const caseRoutes = new Hono<AppEnv>()
  .get(
    '/:id',
    describe({ tag, summary: 'A whole case', ok: { 200: ReviewCaseDetailView }, problems: reader }),
    ids('id'),
    async (c) => c.json(await openCase(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/claims',
    describe({
      tag,
      summary: 'Take a case off the queue for 15 minutes, renew that, or take it over as lead',
      ok: { 201: ReviewCaseView },
      problems: [...judge, 'claimed_by_other'],
    }),
    ids('id'),
    valid('json', ClaimCase),
    async (c) => {
      const { id } = c.req.valid('param')
      const { takeOverReason } = c.req.valid('json')
      const claimed = takeOverReason ? takeOverCase(contextOf(c), id, takeOverReason) : claimCase(contextOf(c), id)
      return c.json(await claimed, 201)
    },
  )
  .delete(
    '/:id/claims',
    describe({ tag, summary: 'Put a case back on the queue', ok, problems: holder }),
    ids('id'),
    async (c) => c.json(await releaseCase(contextOf(c), c.req.valid('param').id)),
  )
  .post(
    '/:id/decisions',
    describe({
      tag,
      summary: 'Decide a claimed case; an approval may wait for a second signature',
      ok,
      problems: [...holder, ...decision, ...effects, 'forbidden_by_checks'],
    }),
    ids('id'),
    valid('json', Decide),
    async (c) => c.json(await decideCase(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/suspensions',
    describe({ tag, summary: 'Take what was approved out of force', ok, problems: [...judge, ...decision] }),
    ids('id'),
    valid('json', SuspendCase),
    async (c) => c.json(await suspendCase(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/reinstatements',
    describe({ tag, summary: 'Propose to put it back in force', ok, problems: [...judge, ...decision] }),
    ids('id'),
    valid('json', SuspendCase),
    async (c) => c.json(await reinstateCase(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/appeals',
    describe({
      tag,
      summary: 'Object to a rejection, as its owner',
      ok: { 201: ReviewCaseView },
      problems: [...reader, 'not_from_here', 'appeal_over', ...decision],
    }),
    ids('id'),
    valid('json', Appeal),
    async (c) => c.json(await appealCase(contextOf(c), c.req.valid('param').id, c.req.valid('json')), 201),
  )
  .post(
    '/:id/appeal-decisions',
    describe({
      tag,
      summary: 'Propose the answer to an appeal, as somebody who did not decide the case',
      ok,
      problems: [...judge, ...decision],
    }),
    ids('id'),
    valid('json', DecideAppeal),
    async (c) => c.json(await decideAppeal(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/signatures',
    describe({
      tag,
      summary: 'Sign what another proposed; now it has effect',
      ok,
      problems: [...judge, 'stale_version', ...effects],
    }),
    ids('id'),
    valid('json', SignProposal),
    async (c) => c.json(await signProposal(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/:id/refusals',
    describe({
      tag,
      summary: 'Do not sign what another proposed, and say why',
      ok,
      problems: [...judge, ...decision],
    }),
    ids('id'),
    valid('json', DeclineProposal),
    async (c) => c.json(await declineProposal(contextOf(c), c.req.valid('param').id, c.req.valid('json'))),
  )

// What has a name of its own comes before what an id could be.
export const reviews = new Hono<AppEnv>().route('/', queueRoutes).route('/', caseRoutes).route('/', caseMarks)
